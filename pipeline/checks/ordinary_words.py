"""Ordinary words of official Chinese, and how their English may begin.

They are to tell whether a clause has gone from the English, and where a figure belongs. A longer
word hides a shorter one in it.
"""

from __future__ import annotations

from pipeline.checks import words_of_action, words_of_matter

ENTRIES = f"{words_of_action.LINES} {words_of_matter.LINES}".replace("\n", " ").split(";")
WORDS = {
    word.strip(): tuple(said.split("|"))
    for word, _, said in (entry.partition("=") for entry in ENTRIES if entry.strip())
}

# What a translator may well leave out, since English has no need of it: that these have gone
# says nothing by itself.
LIGHT = frozenset(
    """
上年 不得 不断 专业 事业 以及 作用 使用 依法 促进 保障 健全 全国 全面 其中
具有 利用 办法 加大 加强 加快 包括 单位 占 发展 发挥 取得 可以 同时 同比 围绕
国家 坚持 基本 增加 增长 处理 完善 完成 实施 实现 工作 平均 应当 建立 建设
开展 强化 当事人 形成 必须 总量 总额 情况 意见 报送 持续 推动 推进 措施 提供
提升 提高 新增 方案 时期 显示 有关 有序 有效 期限 条件 比例 水平 活动 涉及
深入 目前 确保 科学 积极 突出 系统 累计 组织 结合 维护 综合 能力 获得 落实
行为 表示 要求 规定 认为 负责 达成 过程 进一步 通知 部门 重大 重要 问题 阶段
附件 项目
""".split()
)
