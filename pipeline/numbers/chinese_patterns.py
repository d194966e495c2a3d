"""The patterns of quantities in Chinese, which ``chinese`` reads in the order of its table."""

from __future__ import annotations

import re
from fractions import Fraction

from pipeline.numbers.numerals import ARABIC

# Zeros that are drawn: circles, and letters that look like one.
ZEROS = "〇○◯Oo\uff2f\u041e\u043e"
YEAR_DIGITS = re.compile(rf"[一二三四五六七八九][{ZEROS}零一二三四五六七八九]{{3}}(?!\d)")
ZERO = str.maketrans(dict.fromkeys(ZEROS, "〇"))
# Numerals as written on receipts: 伍仟元. 队伍 and 大陆 are words.
FINANCIAL = re.compile(
    "(?:零?(?<!队)(?<!大)[壹贰貳叁肆伍陆陸柒捌玖](?:[拾佰仟万萬亿億]+|(?=[元圆整])))+"
    "|拾[万萬](?=[元圆])"
)
PLAIN_FORMS = str.maketrans("壹贰貳叁肆伍陆陸柒捌玖拾佰仟萬億", "一二二三四五六六七八九十百千万亿")
# The full-width percent sign, full stop and digits.
FULL_WIDTH = {wide: wide - 0xFEE0 for wide in (0xFF05, 0xFF0E, *range(0xFF10, 0xFF1A))}

HAN = "[〇零一二两三四五六七八九十百千]+"
# A figure with its powers of ten; 余 or 多 may stand inside: 3000余万, 八十多.
DECIMAL = "[零一二三四五六七八九十]+点[零一二三四五六七八九]+"
FIGURE = (
    rf"(?:{ARABIC}|{DECIMAL}|{HAN})(?:[余多])?(?:[十百千](?=[万亿]))?(?:万亿|[万亿])?"
    rf"(?:\d{{1,4}}[百千]?万|\d{{1,4}}[百千]|{HAN}万?(?:{HAN})?(?![月日年]))?"
)

# Words with a numeral in them that count nothing, longest first.
IDIOMS = re.compile(
    "(?<![〇零一二两三四五六七八九十百千万亿\\d])(?:"
    "双十[一二]|双1[12]|千方百计|千家万户|千军万马|百年未有|百年奋斗|百年大计|百花齐放|百舸争流"
    "|万众一心|万里行"
    "|万物互联"
    "|一带一路|一揽子|一体化|一体|一流|一致|一律|一定|一些|一系列|一批|一直|一般|一再|一同|一手"
    "|一线|一步"
    "|进一步|第一时间|第一线|第三方|统一|唯一|单一|同一|之一(?!分)|专一|一视同仁|一站式|一门式"
    "|一网通办|一窗通办"
    "|一把手|一张网|一盘棋|一张蓝图|万无一失|十分|百姓|老百姓|百货|百科|千里|九州|四面八方|五湖四海"
    "|五常|三七|四川|两江|三亚|九江|六安|三峡|三明|四平|七台河|百色|千岛湖|万宁|十堰|五台|百千万"
    "|三农|四风|五位一体|四个全面|三位一体|三令五申|不一|万一|星期[一二三四五六日]"
    "|周[一二三四五六日](?!年)"
    "|[一二三]产|一二三产业|第[一二三]产业|一次性|多合一|一带|一心一意|一花独放|千千万万"
    "|成千上万|万家灯火"
    "|一如既往|一以贯之|一脉相承|一分为二|一举|一旦|一经|一并|一道|一起|一贯|一切|一般"
    "|三番五次|再三|独一无二|七上八下|百尺竿头|百家争鸣|千载难逢|万象|万物|千秋|百折不挠|万里)"
)
ITEM = re.compile(r"(?:^|(?<=[。；：，]))([一二三四五六七八九十]{1,3})(?=是|要)")
HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,3}[.．](?!\d)|（\d{1,3}）|——)"
)
PLANS = re.compile(r"“?十([一二三四五六七])五”?(?!年)|第(十[一二三四五六七]?)个五年(?:规划|计划)")
FRACTION = re.compile(rf"({HAN}|万|\d+)分之({DECIMAL}|{HAN}|{ARABIC})")
DASH = "(?:[—–~～-]+|至|到)"
# 第一百二十条之一 is Article 120-1.
BIS = re.compile("(?<=条)之([一二三四五六七八九十]+)")
# Days that have become names: “八一” is August 1.
NAMED_DAY = re.compile("“([一二三四五六七八九]|十[一二]?)([一二三四五六七八九])”")
SIXTY, SEVENTY = Fraction(60), Fraction(70)
AGES = {"半百": Fraction(50), "花甲": SIXTY, "古稀": SEVENTY}
AGE = re.compile(f"({'|'.join(AGES)})|([一二三四五六七八九]|十)旬")
AND_HALF = re.compile(rf"(?<![\d.])(\d+|{HAN})(?:个|年|天|小时|倍|万|亿)半(?!年|数|导|成|径|价|决)")
TIME = re.compile(
    rf"(?<![\d:：])(\d{{1,2}})[:：](\d{{2}})(?![\d:：])"
    rf"|(?:上午|下午|晚上?|凌晨|中午)(\d{{1,2}}|{HAN})[时点](?:(\d{{1,2}}|{HAN})分|(半)|整)?"
    r"|(?<!\d)(\d{1,2})时(?:(\d{1,2})分)?"
)
# 30—50万元 and 5—8%: the unit belongs to both.
RANGE = re.compile(rf"({ARABIC})({DASH})({ARABIC})(万亿|[万亿]|%|‰|个百分点)")
HALF_OF_HOUR = "30"
MONTH_RANGE = re.compile(rf"(?<![\d.])(\d{{1,2}})月?{DASH}(\d{{1,2}})月(?!份?内)")
DAY = re.compile(r"(?<![\d.])(\d{1,2})[·•](\d{1,2})(?!\d)")
ISO_DATE = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
PARTS = re.compile(r"(?<![\d/])(\d)/(\d{1,2})(?![\d/])")
CENTURY = re.compile(rf"(\d{{2}}|{HAN})世纪(?!\d0|.{{1,2}}年代)")
# 第二、三项 are two ordinals.
LISTED = re.compile(
    rf"第({FIGURE})((?:[、和至到—–-](?:{FIGURE}))+)(?=[条款项章节届批期次名位类号])"
)
EACH = re.compile(FIGURE)
DECADE = re.compile(rf"(\d{{2}}|{HAN})世纪(\d0|{HAN})年代")
EITHER = re.compile(
    "(?<![〇零一二两三四五六七八九十百千万亿])([二三四五六七八九]?十)?([一二两三四五六七八])"
    "([二三四五六七八九])([十百千]?[万亿]?)(?=[年个天月名家次种项岁件人所位条万亿成])"
)
BARE_DIGITS = re.compile("[一二三四五六七八九]{2,3}")
MAGNITUDES = re.compile(
    "(?:[数几]|(?=亿万))([十百千万亿]{1,2})|(?:上|成)([百千万亿])(?=[家件个人项名元户场次篇])"
)
RATIO = re.compile(r"(?<!\d)(\d+)[:：\u2236](\d+)(?!\d)")
THOUSANDS = re.compile(r"(?<![\d.，])[1-9]\d{0,2}(?:，\d{3})+(?![\d，])")
IN_ONE = re.compile("([二三四五])合一")
DOUBLE = re.compile("双(?=[\u3400-\u9fff□])")
PHASE = re.compile("([一二三四五六])期(?=工程|项目|建设|）|平台|系统|$)")
NUMBERED = re.compile(rf"({ARABIC})号")
# 第（七）项: the number of an item stands in its brackets.
ITEM_NAMED = re.compile(rf"第[（(](\d{{1,3}}|{HAN})[）)](?=[条款项目])")
DATE = re.compile(rf"(?<=月)(\d{{1,2}}|{HAN})[日号]|(?<![\d.十])(\d{{1,2}})[日号](?!内)")
# Powers of ten without a figure before them: 每亿元, 千亿, 逾千人, 百万农户.
COUNTED = "[余多]?[强家个件人项名元户场次篇亩吨种所农企]"
UNCOUNTED = "(?<![0-9.一二两三四五六七八九十百千万亿余多几数上成])"
BARE_LARGE = re.compile(f"{UNCOUNTED}([十百千][万亿]|万亿)(?![零〇一二三四五六七八九\\d])")
BARE_AFTER = re.compile(f"(?<=[每近逾超过破约])([百千万亿])(?={COUNTED}|$)")
BARE = re.compile(f"{UNCOUNTED}([百千万亿])(?={COUNTED})")
POINT = re.compile(rf"({ARABIC}|{HAN})个百分点")
SIGN = re.compile(rf"({ARABIC})([%‰])")
TENTHS = re.compile(
    r"([一二两三四五六七八九])成(?:([一二三四五六七八九])|(半))?(?=[^立为果功员就本效都长])"
)
DOUBLING = re.compile(r"翻(?:了)?([一两三四])番|翻番")
MULTIPLE = re.compile(rf"(增长|增加|提高|提升|扩大|上升)?(?:了|到|至)?(?:近|约|超)?({FIGURE})倍")
HALF_YEAR = re.compile("(?<![上下前后])半年(?![度报])")
HALF = re.compile("一半|过半|半数|对半")
RANK = re.compile(rf"第({FIGURE})")
CONGRESS = re.compile(r"(?:^|(?<=党的)|(?<=[、和]))(二十|十[一二三四五六七八九])大")
SESSION = re.compile("([一二三四五六七八九十]+)届")
PLENUM = re.compile(r"([一二三四五六七])中(?=[、，和及全]|全会)")
ANNIVERSARY = re.compile(rf"({FIGURE})周年")
MONTHS = re.compile(r"(?<![\d个])(\d{1,2}|[一二三四五六七八九十]{1,2})月(?!份?内)")
YEAR = re.compile(r"([〇零一二三四五六七八九]{4})年")
PLAIN = re.compile(rf"(?<![A-Za-z\d.])({FIGURE})(?![A-Za-z])")
ATTACHED = re.compile(r"(?:^|：)\d{1,2}[.．](?=\d{4}年)")
LATIN = re.compile(r"[A-Za-z]+(?:/[A-Z])?[- ]?\d[\d.]*[A-Za-z]*|\d+[A-Za-z]+")
