"""Running text: which figures belong together, how they are judged, and what is better left unjudged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.published.prose import read_prose
from reports.published.relations import Place, Relation


def read(*paragraphs: str) -> list[Relation]:
    texts = [(Place("文.txt", paragraph=n), text) for n, text in enumerate(paragraphs, 1)]
    return read_prose(texts)[0]


def told(*paragraphs: str) -> list[tuple[str, str, str]]:
    """Formula, outcome and the value that would agree of each relation."""
    return [(each.formula, each.outcome.value, each.would_agree) for each in read(*paragraphs)]


def unread(*paragraphs: str) -> list[str]:
    texts = [(Place("文.txt", paragraph=n), text) for n, text in enumerate(paragraphs, 1)]
    return [each.figure for each in read_prose(texts)[1]]


def test_exact_decimals_end_without_a_zero_beyond_the_places_printed() -> None:
    (total,) = read("街道235000.5元，区县896.41元，共235896.92元。")
    assert (total.computed_text, total.would_agree) == ("235,896.91元", "235,896.91元")
    (total,) = read("街道1.25万元，区县2.35万元，共3.61万元。")
    assert total.computed_text == "3.60万元"
    (share,) = read("发放问卷300份，回收280份，回收率93.2%。")
    assert share.computed_text == "93.33%"


# Before and after


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("门牌由914块减至407块，精简率55.5%。", [("(914块 − 407块) ÷ 914块", "agrees", "")]),
        ("门牌由914块减至407块，精简率55.4%。", [("(914块 − 407块) ÷ 914块", "truncated", "")]),
        ("门牌由30块精简为12块，精简率达70%。", [("(30块 − 12块) ÷ 30块", "contradicts", "60%")]),
        (
            "表格从44张减少到7张，减少37张，下降84.1%。",
            [("44张 − 7张", "agrees", ""), ("(44张 − 7张) ÷ 44张", "agrees", "")],
        ),
        ("经费由30万元增至45万元，增长50%。", [("(45万元 − 30万元) ÷ 30万元", "agrees", "")]),
        ("满意率由85%提高到92%，提高7个百分点。", [("92% − 85%", "agrees", "")]),
        ("办件由100件增加到300件，是原来的3倍。", [("300件 ÷ 100件", "agrees", "")]),
        (
            "考核由二十三项压缩到九项，压缩率60.9%。",
            [("(二十三项 − 九项) ÷ 二十三项", "agrees", "")],
        ),
        ("47项表格压减为12项，压减74.5%。", [("(47项 − 12项) ÷ 47项", "agrees", "")]),
        ("事项由近200项减少到85项。", [("(85项 − 近200项) ÷ 近200项", "about", "")]),
        ("事项由近200项减少到85项，减少58%。", [("(近200项 − 85项) ÷ 近200项", "agrees", "")]),
        ("事项由200项减少到85项。", [("(85项 − 200项) ÷ 200项", "not_printed", "")]),
    ],
)
def test_before_and_after(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_an_about_change_is_told_by_number_and_by_rate() -> None:
    (change,) = read("准入事项由近200项减少到85项。")
    assert change.remark == "about -115项"
    assert change.computed_text == "about -57.5%"


# Shares: to which whole a part belongs


def test_a_share_of_the_whole_that_the_sentence_introduces() -> None:
    text = "全市共有后备干部358名，平均年龄31.4岁，大专及以上学历334名，占比94%。"
    assert told(text) == [("334名 ÷ 358名", "contradicts", "93%")]


def test_the_whole_that_a_share_names() -> None:
    text = "全区共有社区干部651人，两委成员438名，其中交叉任职37人。30岁以下116名，占社区干部总数的17.8%。"
    assert ("116名 ÷ 651人", "agrees", "") in told(text)


def test_a_whole_named_but_never_counted_is_not_guessed() -> None:
    text = "全区共有社区干部651人。青年突击队有党员200名，占全区党员总数的1.2%。"
    assert told(text) == []
    assert unread(text) == ["1.2%"]


def test_a_whole_set_before_its_parts_holds_until_the_next() -> None:
    text = (
        "全区1763名农村党员中，55岁以上739名，占41.9%；35岁以下426名，仅占24.1%；"
        "全区2582名社区党员中，55岁以上1057名，占40.9%。"
    )
    assert told(text) == [
        ("739名 ÷ 1763名", "agrees", ""),
        ("426名 ÷ 1763名", "truncated", ""),
        ("1057名 ÷ 2582名", "agrees", ""),
    ]


def test_shares_of_a_sentence_find_their_whole_together() -> None:
    text = (
        "全区共有社区干部651人，成员438名。从来源看，选举产生的273名，占41.9%；聘用的217名，占33.3%；"
        "下派的78名，占12%；其他83名，占12.8%。"
    )
    assert told(text)[-1] == ("83名 ÷ 651人", "contradicts", "12.7%")


def test_a_list_of_shares_is_taken_apart() -> None:
    text = "全区共有工作者2000人，其中男800人、女1200人，分别占40%、61%。"
    assert told(text)[1:] == [
        ("800人 ÷ 2000人", "agrees", ""),
        ("1200人 ÷ 2000人", "contradicts", "60%"),
    ]


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("共有社区5个，其中达标1个，占21%。", ""),
        ("共有社区5个，其中达标1个，占30%。", ""),
        ("共有社区5个，其中达标1个，占250%。", ""),
        ("共有社区5个，其中达标1个，占0%。", ""),
        ("共有社区5个，其中达标1个，占25%。", "25% would go with a whole of 4"),
        ("目前全区共有社区5个。全区共有社区干部21人，平均每个社区4.1人。", ""),
    ],
)
def test_another_whole_is_told_only_where_it_would_agree(text: str, remark: str) -> None:
    (relation,) = [each for each in read(text) if each.outcome == "contradicts"]
    assert relation.remark == remark


def test_a_limit_beside_a_part_is_not_the_part() -> None:
    text = "全镇12个村中有5个村集体收入不足10万元，占41.7%。"
    assert told(text) == [("5个 ÷ 12个", "agrees", "")]


def test_a_post_that_each_unit_has_once() -> None:
    text = "全市共有社区149个，社区干部921人。社区书记大专以上学历117人，占比78.5%。"
    assert told(text) == [("117人 ÷ 149个", "agrees", "")]


def test_of_several_wholes_named_before() -> None:
    paragraphs = (
        "全市共有社区干部921人。",
        "全市共有后备干部358名。",
        "全市共有网格员1045名。",
        "目前，社区干部、后备干部、网格员考取证书的仅有19人，占比不到2%。",
    )
    assert told(*paragraphs) == [("19人 ÷ (921人 + 358名 + 1045名)", "agrees", "")]


@pytest.mark.parametrize(
    "text",
    [
        "90%以上的社区建成了办公场地，93个社区达到300平方米以上。",
        "有4年以上经历的占41.9%，其中10年以上的占20.5%。",
        "党员95名，35岁以下的占20%。",
        "人均收入分别达15937元、9694元，分别增长16.8%、19.1%。",
        "机构16个、阵地8个，分别精简50%和60%。",
        "有18个社区办公用房不足300平方米，占社区总数的20.9%。",
    ],
)
def test_without_a_whole_nothing_is_judged(text: str) -> None:
    assert told(text) == []
    assert unread(text)


def test_a_share_that_is_not_printed() -> None:
    assert told("26名大学生党员中有17名流出。") == [("17名 ÷ 26名", "not_printed", "")]


# Averages


def test_an_average_over_what_another_paragraph_counts_may_only_agree() -> None:
    whole = "全市共有社区149个，社区干部921人。"
    assert told(whole, "全市共有后备干部358名，平均每个社区2.4名。") == [
        ("358名 ÷ 149个", "agrees", "")
    ]
    assert told(whole, "全市共有后备干部358名，平均每个社区3.4名。") == []


def test_an_average_in_its_own_paragraph_may_contradict() -> None:
    text = "目前全区共有社区196个。全区共有社区干部651人，平均每个社区9.86人。"
    (average,) = read(text)
    assert average.outcome == "contradicts"
    assert average.would_agree == "3.32人"
    assert average.remark == "9.86人 would go with a whole of 66"


def test_households_a_person_serves() -> None:
    text = "全市共有社区“两委”干部921人。"
    load = "全市居民共计84.8万余户，社区干部平均每人服务920户。"
    assert told(text, load) == [("84.8万余户 ÷ 921人", "truncated", "")]
    assert told("某社区有居民13322户38000人，只有8名干部。") == [
        ("13322户 ÷ 8名", "not_printed", "")
    ]


# Parts and whole


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("辖21个社区，包括12个城市社区和9个农村社区。", "agrees"),
        ("辖22个社区，包括12个城市社区和9个农村社区。", "contradicts"),
        ("共有社区48个，分别为城市社区30个、村改居社区18个。", "agrees"),
        ("清理台账512本，其中取消300本，合并120本，其余92本保留。", "agrees"),
        ("清理台账512本，其中取消300本，合并120本，其余90本保留。", "contradicts"),
        ("年收入32487元，其中工资17562元，补贴14925元。", "agrees"),
        ("共有社区48个，其中城市社区30个，农村社区20个。", "contradicts"),
        ("共有社区196个，其中城市社区86个，农村社区27个。", "agrees"),
        ("男干部12名，女干部9名，共22名。", "contradicts"),
        ("共有事项八十项，其中保留四十五项，取消三十五项。", "agrees"),
    ],
)
def test_parts_and_whole(text: str, outcome: str) -> None:
    assert [each.outcome for each in read(text)] == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        "街道12个，其中8个设立了执法队；社区96个，其中70个达标。",
        "在编人员25人，其中行政编制10人，事业编制15人，另有聘用人员30人。",
        "社区平均拥有办公面积650平方米，其中800平方米以上的310个。",
        "全镇共有户籍人口3.2万人，常住人口2.8万人，60岁以上老人6200人，占30%。",
    ],
)
def test_what_is_no_part_is_not_added(text: str) -> None:
    assert "contradicts" not in [each.outcome for each in read(text)]


# Lists that end with their sum


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "3个社区户数分别为1200户、1100户、1001户，合计3300户。",
            [
                ("1200户、1100户、1001户", "agrees", ""),
                ("1200户 + 1100户 + 1001户", "contradicts", "3,301户"),
            ],
        ),
        (
            "街道滞留1.33万元，区县滞留3.13万元，合计滞留4.56万元。",
            [("1.33万元 + 3.13万元", "contradicts", "4.46万元")],
        ),
        (
            "街道滞留1.33万元，区县滞留3.13万元，合计滞留4.46万元。",
            [("1.33万元 + 3.13万元", "agrees", "")],
        ),
        ("桌子10张、椅子20张和柜子5张，一共36张。", [("10张 + 20张 + 5张", "contradicts", "35张")]),
        (
            "全区有3个街道，2023年投入30万元，2024年投入40万元，总计投入80万元。",
            [("30万元 + 40万元", "contradicts", "70万元")],
        ),
        (
            "4个街道社区数分别为5个、6个、7个，共18个。",
            [("5个、6个、7个", "contradicts", "3个"), ("5个 + 6个 + 7个", "agrees", "")],
        ),
        ("3个街道社区数分别为5个、6个、7个。", [("5个、6个、7个", "agrees", "")]),
        (
            "共有社区48个，分别为城市社区30个、村改居社区18个，共48个。",
            [("30个 + 18个", "agrees", ""), ("30个 + 18个", "agrees", "")],
        ),
        (
            "上半年办理12件，下半年办理15件，全年共办理28件。",
            [("12件 + 15件", "contradicts", "27件")],
        ),
        (
            "一类12个、二类15个、三类10个，共38个社区。",
            [("12个 + 15个 + 10个", "contradicts", "37个")],
        ),
        ("建成1个中心、3个站点、5个服务点，共8个。", [("1个 + 3个 + 5个", "contradicts", "9个")]),
        (
            "去年拨付5万元，街道滞留1.33万元，区县滞留3.13万元，合计滞留4.56万元。",
            [("1.33万元 + 3.13万元", "contradicts", "4.46万元")],
        ),
        (
            "街道、区县分别滞留1.33、3.13万元，合计滞留4.56万元。",
            [("1.33 + 3.13万元", "contradicts", "4.46万元")],
        ),
        (
            "3个社区户数分别为1,200、1100和1001户，合计3300户。",
            [
                ("1,200、1100、1001户", "agrees", ""),
                ("1,200 + 1100 + 1001户", "contradicts", "3,301户"),
            ],
        ),
        ("甲街道5户3万元，乙街道6户4万元，共7万元。", [("3万元 + 4万元", "agrees", "")]),
    ],
)
def test_a_list_that_ends_with_its_sum(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_a_list_of_six_beside_the_number_of_its_parts() -> None:
    listed = "户数分别为1000户、1501户、800户、777户、1203户、999户，共6270户。"
    outcomes = [
        (each.printed_text, each.outcome.value, each.would_agree)
        for each in read(f"6个社区{listed}")
    ]
    assert outcomes == [("6个", "agrees", ""), ("6270户", "contradicts", "6,280户")]
    assert [each.would_agree for each in read(f"7个社区{listed}")] == ["6个", "6,280户"]


@pytest.mark.parametrize(
    "text",
    [
        "党员120人，其中女党员30人，老党员50人，共200人。",
        "女干部26人，党员95名，共126名。",
        "街道干部20名，社区干部30名，共有党员40名。",
        "街道干部20名，社区干部30名，共40名党员。",
        "原有牌子100块，撤销10块，新增20块，共110块。",
        "应拨31万元，到账23万元，共欠8万元。",
        "26名党员中有17名流出，9名留守，共26名。",
        "去年拨付5万元，街道滞留1.33万元，区县滞留3.13万元，合计滞留4.46万元。",
        "5个小区各欠3万元，4个小区各欠2万元，共23万元。",
        "甲街道一户，乙街道2户，丙街道3户，共6户。",
        "甲、乙、丙三处分别有1000、1501、800户，丁处5户，共3306户。",
        "男性30人、党员20人、35岁以下15人，共50人。",
        "3个社区男女居民分别为1000人、1200人，共2200人。",
        "全区共有社区干部651人，成员438名，共计651人。",
        "5个社区中先进社区户数分别为100户、200户，共300户。",
        "3个镇党员群众分别为30人、40人，共70人。",
        "街道5户，满意率90%，社区6户，村7户，共20户。",
        "党员12名，代表9名，共产党员21名。",
        "4个街道社区数分别为5个、6个、7个。",
        "街道每户3万元，区县每户4万元，共70万元。",
    ],
)
def test_a_sum_of_something_else_does_not_contradict(text: str) -> None:
    assert "contradicts" not in [each.outcome for each in read(text)]


@pytest.mark.parametrize("number", [39, 45, 99, 105])
def test_a_list_of_any_length_that_is_right_does_not_contradict(number: int) -> None:
    listed = "、".join(f"{households}户" for households in range(100, 100 + number))
    total = sum(range(100, 100 + number))
    for text in (
        f"{number}个社区户数分别为{listed}，共{total}户。",
        f"全区共有居民{total}户，分别为{listed}。",
    ):
        assert "contradicts" not in [each.outcome for each in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "党员120人，其中女党员30人，老党员50人，共200人。",
        "女干部26人，党员95名，共126名。",
        "原有牌子100块，撤销10块，新增20块，共110块。",
    ],
)
def test_a_sum_in_doubt_counts_as_not_judged(text: str) -> None:
    assert unread(text) == [text.rpartition("共")[2].rstrip("。")]


def test_parts_that_overlap_are_not_added_up() -> None:
    assert told("社区工作者126名，其中女干部26人，党员95名，35岁以下23人。") == []


# Rates, standards, norms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发放问卷300份，收回276份，回收率93%。", [("276份 ÷ 300份", "contradicts", "92%")]),
        (
            "发放问卷300份，回收285份，回收率95%，其中有效问卷280份，有效率98.2%。",
            [("285份 ÷ 300份", "agrees", ""), ("280份 ÷ 285份", "agrees", "")],
        ),
        (
            "应拨31.98万元，到账23.59万元，到位率83.8%。",
            [("23.59万元 ÷ 31.98万元", "contradicts", "73.8%")],
        ),
        (
            "到账23.59万元，应拨31.98万元，资金到位率为73.8%。",
            [("23.59万元 ÷ 31.98万元", "agrees", "")],
        ),
        ("应拨50万元，已拨40万元，拨付率90%。", [("40万元 ÷ 50万元", "contradicts", "80%")]),
        ("预算100万元，支出85万元，结余15万元，执行率85%。", [("85万元 ÷ 100万元", "agrees", "")]),
        (
            "下达资金80万元，实际支出60万元，预算执行率76%。",
            [("60万元 ÷ 80万元", "contradicts", "75%")],
        ),
        ("甲应拨10万元，到账8万元；乙应拨20万元，到位率60%。", []),
        ("支出60万元，到账70万元，执行率60%。", []),
        (
            "资金80万元已下达，已支出60万元，执行率76%。",
            [("60万元 ÷ 80万元", "contradicts", "75%")],
        ),
        ("上级下达120万元，县级下达60万元，到账90万元，到位率50%。", []),
        (
            "年初预算100万元，调整预算120万元，支出90万元，执行率75%。",
            [("90万元 ÷ 120万元", "agrees", "")],
        ),
        ("受理诉求1200件，办结1140件，办结率95%。", [("1140件 ÷ 1200件", "agrees", "")]),
        (
            "按每户每年不低于35元核定，3000户的社区达到10.5万。",
            [("不低于35元 × 3000户", "agrees", "")],
        ),
        (
            "按每户每年不低于35元核定，3000户的社区达到11.5万。",
            [("不低于35元 × 3000户", "contradicts", "10.5万")],
        ),
        ("按每户每年不低于50元核定。", [("不低于50元", "rule", "")]),
        (
            "社区按3000户左右调整，按每300—400户配备1名，平均配备15名工作人员。",
            [("3000户左右 ÷ 300—400户", "contradicts", "8名 ~ 10名")],
        ),
        ("工作者按照1人负责300~500户的标准配备。", [("300~500户", "rule", "")]),
        ("经费由县、镇按5:5分担，周末8:00—18:00开放。", [("5:5", "rule", "")]),
        ("承担25大项、90个小项。", [("25大项, 90个小项", "agrees", "")]),
        (
            "正职补助1500元，会计为正职的80%，文书为正职的60%。",
            [("1500元 × 80%", "not_printed", ""), ("1500元 × 60%", "not_printed", "")],
        ),
        ("面积不低于总面积的三分之二。", [("三分之二", "rule", "")]),
    ],
)
def test_rates_standards_and_norms(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_a_dash_that_was_lost_in_copying_comes_back() -> None:
    text = "社区按3000户调整，按每300400户配备1名，平均配备15名工作人员。"
    (staff,) = read(text)
    assert staff.formula == "3000户 ÷ 300—400户"


@given(
    st.lists(
        st.sampled_from(
            ["全区共有", "社区", "党员", "其中", "12个", "30名", "占", "占比", "45%", "由", "减至", "平均每个",
             "，", "。", "；", "分别", "中", "近", "余", "三分之一", "5:5", "每", "户", "回收率",
             "、", "合计", "共", "分别为", "1.5万元", "应拨", "到账", "到位率"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_no_text_makes_it_raise(words: list[str]) -> None:
    for relation in read("".join(words)):
        assert relation.outcome
        assert relation.computed_text is not None
