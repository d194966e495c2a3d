"""Names that the rule ``names`` knows: bodies, courts, laws, rights, places, in both languages.

A name is of a class; the rule looks for an exchange within one class. The renderings are those in
circulation, not only those of the house: the rule is to know a name when it sees it, and
the glossary says which rendering to use. What is written in lower case may stand in any
case; “|” separates the forms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

BODY, COURT, LAW, RIGHT, REGION, CITY, COUNTRY = (
    "body", "court", "law", "right", "region", "city", "country",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its class, its Chinese and English forms, the Chinese that may stand for it.

    ``hints`` are short forms (沪, 欧, 证监) that are too short to be looked for by themselves, but
    are reason enough for the English name to stand there.
    """

    kind: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    hints: tuple[str, ...] = ()


# Chinese forms = English forms = hints; an entry ends with its line or with “;”.
LINES = {
    BODY: """
国家知识产权局|国知局=China National Intellectual Property Administration|CNIPA|
State Intellectual Property Office|SIPO
国家版权局|版权局=National Copyright Administration|NCAC=版权
最高人民检察院|最高检=Supreme People’s Procuratorate|SPP=最高检
检察机关|检察院|人民检察院=procuratorate|procuratorates|procuratorial|prosecutors|prosecuting|
prosecutor=检
人民法院|法院|法庭=court|courts|tribunal|tribunals|judicial|judiciary|SPC=审|诉|判|法|庭|被告|原告
公安机关=public security|police=公安|警|网安
海关=customs=关
市场监管部门|市场监管机关=market regulation|market regulators|market regulatory|SAMR=市场监
市场监管总局|国家市场监督管理总局|市场监督管理总局=State Administration for Market Regulation|
SAMR=市场监
国家工商行政管理总局|国家工商总局|工商总局|
国家工商行政管理局=State Administration for Industry and Commerce|SAIC=工商
海关总署=General Administration of Customs|GACC|China Customs=海关
商务部=Ministry of Commerce|MOFCOM
公安部=Ministry of Public Security|MPS=公安
司法部=Ministry of Justice|MOJ
财政部=Ministry of Finance|MOF
教育部=Ministry of Education|MOE
科技部|科学技术部=Ministry of Science and Technology|MOST
工业和信息化部|工信部=Ministry of Industry and Information Technology|MIIT
农业农村部|农业部=Ministry of Agriculture and Rural Affairs|Ministry of Agriculture|MARA
文化和旅游部|文化部=Ministry of Culture and Tourism|Ministry of Culture|MCT=文旅
外交部=Ministry of Foreign Affairs|MFA
生态环境部|环境保护部=Ministry of Ecology and Environment|Ministry of Environmental Protection|
MEE|MEP
自然资源部=Ministry of Natural Resources|MNR
交通运输部=Ministry of Transport|MOT
民政部=Ministry of Civil Affairs
人力资源社会保障部|人力资源和社会保障部|人社部=Ministry of Human Resources and Social Security|
MOHRSS
国家发展改革委|国家发展和改革委员会|国家发改委|
发展改革委=National Development and Reform Commission|NDRC
国家卫生健康委|国家卫健委=National Health Commission|NHC
国务院国资委|国资委=State-owned Assets Supervision and Administration Commission|SASAC
国家统计局=National Bureau of Statistics|NBS=统计
税务总局|国家税务总局=State Taxation Administration|State Administration of Taxation=税务
国家药监局|国家药品监督管理局|药监局=National Medical Products Administration|NMPA=药
国家林草局|国家林业和草原局=National Forestry and Grassland Administration|NFGA
国家中医药局|国家中医药管理局=National Administration of Traditional Chinese Medicine|NATCM
人民银行|中国人民银行=People’s Bank of China|PBOC=央行
银保监会|中国银保监会=China Banking and Insurance Regulatory Commission|CBIRC
金融监管总局|国家金融监督管理总局=National Financial Regulatory Administration|NFRA
证监会|中国证监会=China Securities Regulatory Commission|CSRC
国务院=State Council
中共中央|党中央=CPC Central Committee|Central Committee|Party Central Committee=党中央|中共|中办|
中央办公厅|中央委员|届中央|全会|中央决
全国人大|全国人民代表大会|全国人大常委会=National People’s Congress|NPC=人大
全国政协|中国人民政治协商会议=Chinese People’s Political Consultative Conference|CPPCC=政协
中央宣传部|中宣部=Publicity Department=宣传
中央网信办|国家网信办|国家互联网信息办公室=Cyberspace Affairs Commission|
Cyberspace Administration=网信
中国贸促会|贸促会|中国国际贸易促进委员会=China Council for the Promotion of International Trade|
CCPIT
中国科协|中国科学技术协会=China Association for Science and Technology|CAST
中国科学院|中科院=Chinese Academy of Sciences|CAS=科学院
中国工程院|工程院=Chinese Academy of Engineering
中国社会科学院|社科院=Chinese Academy of Social Sciences
中华全国专利代理师协会|中华全国专利代理人协会=All-China Patent Attorneys Association|
All-China Patent Agents Association|ACPAA
中华商标协会=China Trademark Association
世界知识产权组织=World Intellectual Property Organization|
World Intellectual Property Organisation|WIPO=产权组织
世界贸易组织|世贸组织=World Trade Organization|World Trade Organisation|WTO=世贸|中国入世
世界卫生组织|世卫组织=World Health Organization|World Health Organisation|WHO=世卫
国际标准化组织=International Organization for Standardization
国际刑警组织=INTERPOL|Interpol
世界海关组织=World Customs Organization|WCO
欧洲专利局|欧专局=European Patent Office|EPO=欧
欧盟知识产权局=European Union Intellectual Property Office|EUIPO=欧
美国专利商标局=United States Patent and Trademark Office|U.S. Patent and Trademark Office|USPTO=美
日本特许厅|日本专利局=Japan Patent Office|JPO=日
韩国特许厅|韩国知识产权局=Korean Intellectual Property Office|KIPO=韩
东盟=ASEAN|Association of Southeast Asian Nations=东南亚
亚太经合组织=APEC|Asia-Pacific Economic Cooperation=亚太
联合国=United Nations|UN|U.N.|UNESCO|UNCTAD|UNDP=联合国
""",
    COURT: """
最高人民法院|最高法=Supreme People’s Court|Supreme Court|SPC=最高
高级人民法院|高级法院|高院=High People’s Court|Higher People’s Court|High Court|
High People’s Courts|Higher People’s Courts=高级|高院
中级人民法院|中级法院|中院=Intermediate People’s Court|Intermediate Court|
Intermediate People’s Courts=中级|中院
基层人民法院|基层法院=Primary People’s Court|Basic People’s Court|primary people’s courts|
basic people’s courts|primary courts=基层|区人民法院|县人民法院|市人民法院
知识产权法院=Intellectual Property Court|IP Court|intellectual property courts=知识产权法|
知识产权审判|知产法
互联网法院=Internet Court|internet courts=互联网
海事法院=Maritime Court|maritime courts=海事
金融法院=Financial Court|financial courts=金融
""",
    LAW: """
专利法=Patent Law=专利
商标法=Trademark Law=商标
著作权法|版权法=Copyright Law=著作权|版权
反不正当竞争法=Anti-Unfair Competition Law|Law Against Unfair Competition=竞争
反垄断法=Anti-Monopoly Law|Antimonopoly Law=垄断
民法典=Civil Code=民法
民事诉讼法=Civil Procedure Law=民诉|民事诉讼
刑事诉讼法=Criminal Procedure Law=刑诉|刑事诉讼
行政诉讼法=Administrative Procedure Law|Administrative Litigation Law=行政诉讼
刑法=Criminal Law=刑
种子法=Seed Law=种子
电子商务法=E-Commerce Law|E-commerce Law=电子商务
外商投资法=Foreign Investment Law=外商投资
科学技术进步法|科技进步法=Law on Progress of Science and Technology=科技|科学
促进科技成果转化法=Law on Promoting the Transformation of Scientific and Technological|
Transformation of Scientific and Technological Achievements=成果转化
巴黎公约=Paris Convention
伯尔尼公约=Berne Convention
专利合作条约=Patent Cooperation Treaty=PCT
马拉喀什条约=Marrakesh Treaty
视听表演北京条约|北京条约=Beijing Treaty
""",
    RIGHT: """
专利=patent|patents|patented|patenting|patentee|patentees|patentability|patentable=发明|实用新型|
外观设计|PCT
商标=trademark|trademarks|trade mark|trade marks|mark|marks|brand|brands|Madrid=标志|品牌|马德里|
标识
著作权|版权=copyright|copyrights|copyrighted|authorship|neighboring rights=作品|软件|正版|盗版
地理标志=geographical indication|geographical indications|GI|GIs=地标|地理
商业秘密|技术秘密=trade secret|trade secrets|know-how|technical secret|technical secrets|
trade-secret|confidential information|business secrets=秘密
植物新品种=new plant variety|new plant varieties|plant variety|plant varieties|
new varieties of plants=品种|植物
集成电路布图设计|布图设计=layout design|layout designs|layout-design|topography|
integrated circuit|integrated circuits=集成电路
""",
    "invention": """
发明专利|发明=invention|inventions|inventive|inventor=创造
实用新型=utility model|utility models=新型
外观设计=design|designs=设计
""",
    REGION: """
北京=Beijing|Peking=京; 天津=Tianjin=津; 河北=Hebei=冀; 山西=Shanxi=晋; 内蒙古=Inner Mongolia=蒙;
辽宁=Liaoning=辽; 吉林=Jilin=吉; 黑龙江=Heilongjiang=黑|龙江; 上海=Shanghai=沪; 江苏=Jiangsu=苏;
浙江=Zhejiang=浙; 安徽=Anhui=皖; 福建=Fujian=闽; 江西=Jiangxi=赣; 山东=Shandong=鲁; 河南=Henan=豫;
湖北=Hubei=鄂; 湖南=Hunan=湘; 广东=Guangdong=粤; 广西=Guangxi=桂; 海南=Hainan=琼;
重庆=Chongqing=渝; 四川=Sichuan=川|蜀; 贵州=Guizhou=黔|贵; 云南=Yunnan=滇|云;
西藏=Tibet|Xizang=藏; 陕西=Shaanxi=陕|秦; 甘肃=Gansu=甘|陇; 青海=Qinghai=青; 宁夏=Ningxia=宁;
新疆=Xinjiang=疆|新; 香港=Hong Kong=港; 澳门=Macao|Macau=澳; 台湾=Taiwan=台;
""",
    CITY: """
广州=Guangzhou=穗|广; 深圳=Shenzhen=深; 南京=Nanjing=宁; 苏州=Suzhou=苏; 杭州=Hangzhou=杭;
宁波=Ningbo=甬; 温州=Wenzhou=温; 合肥=Hefei=合; 福州=Fuzhou=福; 厦门=Xiamen=厦; 泉州=Quanzhou=泉;
南昌=Nanchang; 景德镇=Jingdezhen; 济南=Jinan=济; 青岛=Qingdao=青; 烟台=Yantai; 郑州=Zhengzhou=郑;
洛阳=Luoyang=洛; 武汉=Wuhan=汉; 长沙=Changsha=长; 株洲=Zhuzhou; 珠海=Zhuhai=珠; 佛山=Foshan=佛;
东莞=Dongguan=莞; 中山=Zhongshan; 南宁=Nanning=邕; 海口=Haikou; 三亚=Sanya; 成都=Chengdu=成|蓉;
绵阳=Mianyang=绵; 德阳=Deyang=德; 贵阳=Guiyang; 昆明=Kunming=昆; 西安=Xi’an|Xian=西;
兰州=Lanzhou=兰; 西宁=Xining; 银川=Yinchuan; 乌鲁木齐=Urumqi|Ürümqi; 沈阳=Shenyang=沈;
大连=Dalian; 长春=Changchun=长; 哈尔滨=Harbin=哈; 石家庄=Shijiazhuang; 保定=Baoding;
唐山=Tangshan; 太原=Taiyuan; 呼和浩特=Hohhot; 包头=Baotou; 无锡=Wuxi; 常州=Changzhou;
南通=Nantong; 徐州=Xuzhou; 扬州=Yangzhou; 镇江=Zhenjiang; 嘉兴=Jiaxing; 绍兴=Shaoxing; 义乌=Yiwu;
金华=Jinhua; 台州=Taizhou; 芜湖=Wuhu; 潍坊=Weifang; 淄博=Zibo; 威海=Weihai; 宜昌=Yichang;
襄阳=Xiangyang; 湘潭=Xiangtan; 汕头=Shantou; 惠州=Huizhou; 浦东=Pudong; 雄安=Xiong’an|Xiongan;
横琴=Hengqin; 前海=Qianhai;
""",
    COUNTRY: """
美国=United States|U.S.|USA|US|America|American=美; 日本=Japan|Japanese=日;
韩国=Korea|Korean|South Korea=韩; 德国=Germany|German=德; 法国=France|French=法;
英国=United Kingdom|U.K.|UK|Britain|British|England=英; 意大利=Italy|Italian=意;
西班牙=Spain|Spanish=西; 葡萄牙=Portugal|Portuguese=葡; 荷兰=Netherlands|Dutch=荷;
瑞士=Switzerland|Swiss=瑞; 瑞典=Sweden|Swedish=瑞; 丹麦=Denmark|Danish=丹;
挪威=Norway|Norwegian=挪; 芬兰=Finland|Finnish=芬; 奥地利=Austria|Austrian=奥;
匈牙利=Hungary|Hungarian=匈; 波兰=Poland|Polish=波; 捷克=Czech=捷; 希腊=Greece|Greek=希;
俄罗斯=Russia|Russian=俄; 乌克兰=Ukraine|Ukrainian=乌; 白俄罗斯=Belarus; 哈萨克斯坦=Kazakhstan=哈;
加拿大=Canada|Canadian=加; 墨西哥=Mexico|Mexican=墨; 巴西=Brazil|Brazilian=巴;
阿根廷=Argentina|Argentine=阿; 智利=Chile|Chilean=智; 澳大利亚=Australia|Australian=澳;
新西兰=New Zealand=新; 印度=India|Indian=印; 印度尼西亚|印尼=Indonesia|Indonesian=印;
新加坡=Singapore=新; 马来西亚=Malaysia|Malaysian=马; 泰国=Thailand|Thai=泰;
越南=Vietnam|Viet Nam|Vietnamese=越; 老挝=Laos|Lao=老; 柬埔寨=Cambodia|Cambodian=柬;
缅甸=Myanmar=缅; 菲律宾=Philippines|Philippine=菲; 巴基斯坦=Pakistan|Pakistani=巴;
蒙古国=Mongolia=蒙; 以色列=Israel|Israeli=以; 沙特=Saudi Arabia|Saudi=沙;
阿联酋=United Arab Emirates|UAE=阿; 土耳其=Turkey|Türkiye|Turkish=土; 埃及=Egypt|Egyptian=埃;
南非=South Africa=南; 尼日利亚=Nigeria=尼; 欧盟=European Union|EU=欧;
""",
}


def _read(kind: str, line: str) -> Name:
    parts = [tuple(part.split("|")) for part in line.split("=")]
    return Name(kind, parts[0], parts[1], parts[2] if parts[2:] else ())


NAMES = tuple(
    _read(kind, entry.strip())
    for kind, lines in LINES.items()
    for entry in re.split("[;\n]", lines.replace("|\n", "|"))
    if entry.strip()
)
