"""Page furniture: what belongs to the web page on which a document was found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.records import Record
from pipeline.model.text import Edit, Text

# In order; each pattern has to match a whole line, after all other cleaning.
LINES = (
    ("breadcrumb", re.compile("(?:首页|当前位置|您的位置)[^>›»]{0,12}(?:[>›»]+[^>›»]{1,80})+")),
    ("link farm", re.compile(r"友情链接.*")),
    (
        "link farm",
        re.compile("(?=.*(?:关于我们|网站地图|联系我们|隐私))(?:[^|]{1,20}[|]){2,}[^|]{0,20}"),
    ),
    ("license and registration", re.compile(r"版权(?:所有)?[：: ].*|.*ICP备\d+号.*")),
    ("disclaimer", re.compile(r"#?文章(?:仅|不)代表.*")),
    ("editors of the page", re.compile(r"(?:责任)?编辑：.{0,40}")),
    ("publisher's blurb", re.compile(r"[A-Za-z]{3,}[A-Za-z.]*(?:消息|讯)：.*")),
    ("publisher's blurb", re.compile(r"「关于.{1,20}」|.{1,20}是具有.{0,12}影响力的.{0,12}媒体.*")),
    ("publisher's blurb", re.compile(r"（?(?:英文|中文)官网：.*")),
    ("terms of reposting", re.compile(r"本文来自.*转载.*|转载此?文章?(?:须|请).*")),
    ("share line", re.compile(r"(?:分享到|扫一扫|点赞|文章不错).*")),
)
INSIDE = (("words of the page's interface", re.compile(r"（点击阅读原文[^（）]{0,10}）")),)


def furniture(text: Text, _record: Record) -> Iterator[Edit]:
    """Propose to take out breadcrumbs, link farms, licenses, share lines, publishers' blurbs.

    Known to be wrong: a document about websites that lists such lines itself; a paragraph of
    a newspaper that begins “… 讯：” and is the document; a line that begins 点赞 as a verb.
    """
    for line in text.lines():
        for kind, pattern in LINES:
            if pattern.fullmatch(line.text):
                yield Edit(line.start, line.end, "", kind)
                break
        else:
            for kind, pattern in INSIDE:
                for found in pattern.finditer(line.text):
                    yield Edit(line.start + found.start(), line.start + found.end(), "", kind)
