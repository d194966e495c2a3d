"""Chinese in pages written by hand gets its language."""

from __future__ import annotations

import pytest

from pipeline.publish.languages import marked

ZH = '<span lang="zh-Hans">'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>万 and 亿</p>", f"<p>{ZH}万</span> and {ZH}亿</span></p>"),
        ("<p>see 《专利法》.</p>", f"<p>see {ZH}《专利法》</span>.</p>"),
        ("<code>国发〔2021〕20号</code>", f"<code>{ZH}国发〔2021〕20号</span></code>"),
        ('<p lang="zh">专<b>利</b></p><p>法</p>', f'<p lang="zh">专<b>利</b></p><p>{ZH}法</span></p>'),
        ('<i lang="zh-Hant">專</i> 法<br>法', f'<i lang="zh-Hant">專</i> {ZH}法</span><br>{ZH}法</span>'),
    ],
)  # fmt: skip
def test_a_run_of_chinese_is_marked_once(html: str, expected: str) -> None:
    assert marked(html) == expected


@pytest.mark.parametrize(
    "html",
    ["<pre><code>zh: 专利</code></pre>", '<a title="专利" href="#专利">x</a>', "<!-- 专利 -->",
     "<script>'专利'</script>", "<p>no Chinese</p>"],
)  # fmt: skip
def test_code_attributes_and_scripts_stay_as_they_are(html: str) -> None:
    assert marked(html) == html
