"""The columns of every kind of spreadsheet, and the headers that offices write over them.

Headers are taken from ``registry/sheets``: the first is the sheet's own, the others are aliases; a test holds them to
it. ``field`` names the field of the row type in :mod:`examples.facts` where it differs from the column.
"""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """A column: its name, the type of what it holds, its headers."""

    name: str
    type: str
    headers: tuple[str, ...]
    field: str = ""


def _columns(text: str) -> tuple[Column, ...]:
    result = []
    for line in text.strip().splitlines():
        name, type_, *headers = line.split()
        name, _dot, field = name.partition(":")
        result.append(Column(name, type_, tuple(headers), field or name))
    return tuple(result)


_WHERE = "community scope 社区 社区名称 所属社区"
_WHO = "department department 部门 主管部门 牵头部门"
_BASIS = "basis text 依据 文件依据 设定依据"
_DUTY = "duty duty 事项 对应事项 事项名称"
_OFTEN = "frequency frequency 频次 频率 报送频次"
_EACH = "minutes_each minutes 每次用时 每次耗时 平均用时"

COLUMNS: dict[str, tuple[Column, ...]] = {
    "place": _columns("""
        code code 代码 区划代码
        name name 名称 区划名称
        level choice 级别 层级
        parent place 上级 上级区划
    """),
    "community": _columns("""
        code code 社区代码 代码 社区编码
        name name 社区名称 社区
        street place 街道 所属街道 街道名称
        district place 区县 所属区 区
        households count 户数 居民户数 总户数
        residents count 人口 常住人口 居民人数
        grids count 网格数 网格数量 网格
        type choice 社区类型 类型 城乡类型
        floor_area area 用房面积 办公用房面积 社区用房面积
    """),
    "department": _columns("""
        code code 部门代码 代码
        name name 部门名称 单位名称
        level choice 级别 层级
        aliases aliases 别名 简称
    """),
    "staffing": _columns(f"""
        {_WHERE}
        year year 年度 年份
        post text 岗位 岗位类别 人员类别
        quota count 员额 核定人数 核定员额
        actual count 实有人数 在岗人数 现有人数
        pay money 年人均工资 年平均工资 人均年工资
        trained count 培训人数 参训人数 已培训人数
    """),
    "appraisal": _columns(f"""
        {_WHERE}
        year year 考核年度 年度
        grade choice 考核等次 等次
        count:people count 考核人数 人数
    """),
    "edition": _columns("""
        code text 版本 目录版本
        document_number document_number 文号
        issued_on date 发布日期 印发日期
        place place 适用地区
        unit choice 适用层级
        type choice 适用社区类型
        valid_from date 生效日期 施行日期
        valid_to date 失效日期 废止日期
    """),
    "duty": _columns("""
        edition text 目录版本 版本
        code code 事项编码 编码
        class:group text 类别 事项类别
        name name 事项名称 事项
        kind choice 事项性质 事项类型
        department department 责任部门 主管部门
        basis text 依据 法律法规依据
        part text 社区职责 社区承担的工作
        money_standard text 经费标准 经费保障
        valid_from date 生效日期
        valid_to date 失效日期
    """),
    "retirement": _columns("""
        edition text 原版本 目录版本
        code code 事项编码 编码
        cause choice 退出原因 原因
        goes_to text 并入或划转至 合并到
        document_number document_number 文号
        date date 退出日期 日期
        note text 说明 备注
    """),
    "permit": _columns("""
        burden burden_kind 负担类型
        name name 名称 清单事项
        answer choice 结论 处理意见
        source text 清单来源 来源
        place place 适用地区
        valid_from date 生效日期
    """),
    "standard": _columns("""
        duty duty 事项 事项名称
        unit text 单位 计量单位
        simple minutes 简单件用时 简单
        medium minutes 一般件用时 一般
        hard minutes 复杂件用时 复杂
        grade choice 证据等级 等级
        source text 来源 出处
        valid_from date 生效日期
    """),
    "parameter": _columns("""
        name text 参数名称 参数
        value text 数值 取值
        unit text 单位
        source text 来源 出处
        status choice 状态 效力
        valid_from date 生效日期
    """),
    "pushdown": _columns("""
        date date 下派日期 下派时间 布置日期
        department department 部门 下派部门 主办部门
        community scope 社区 下派对象 承接社区
        duty duty 事项 工作事项 事项名称
        document_number document_number 文号 发文字号 文件文号
        channel choice 渠道 下派方式 布置方式
        volume count 工作量 任务量 件数
        deadline date 完成时限 办结时限 要求完成时间
        promised money 承诺经费 配套经费 拟拨经费
        powers text 下放权限 随转权限 权限
        staff count 配备人员 增配人员 随转人员
    """),
    "payment": _columns("""
        date date 拨付日期 付款日期 拨款时间
        payer holder 拨付单位 付款单位 拨款单位
        receiver holder 接收单位 收款单位 收款方
        amount money 金额 拨付金额 拨款金额
        duty duty 事项 事项名称 对应事项
        document_number document_number 文号 文件文号 发文字号
        budget_code code 预算科目 科目编码 预算科目编码
        year year 所属年度 经费年度 预算年度
        manner choice 拨付方式 支付方式
        kept_by place 代管单位 账户代管
    """),
    "holder": _columns("""
        code code 单位代码 代码
        name name 资金单位名称 资金单位
        type choice 单位类型 类型
        place place 所属地区
    """),
    "rate": _columns("""
        name name 经费名称 款项名称
        duty duty 事项 对应事项
        department department 部门 负担部门
        community scope 社区 适用范围
        per choice 计算方式
        amount money 标准金额 标准
        shares shares 分担比例 配套比例
        amount_for choice 金额所指
        due_by month_day 应拨日期 拨付时限
        status choice 状态
        source text 来源 依据文件
        valid_from date 生效日期
        valid_to date 失效日期
    """),
    "split": _columns("""
        pot name 款项
        duty duty 事项 事项名称
        parts points 份数 分摊份数
        rule text 分摊办法
        source text 来源
    """),
    "statement": _columns("""
        date date 核对日期 截至日期
        community scope 自报单位 社区
        year year 所属年度 年度
        duty duty 事项 事项名称
        amount money 自报到账金额 实际到账
        note text 说明 备注
    """),
    "cost": _columns("""
        duty duty 事项 事项名称
        community scope 社区 范围
        year year 年度
        goods money 物料支出
        savings money 节约金额
        source text 来源
    """),
    "signboard": _columns(f"""
        {_WHERE}
        name name 牌子名称 牌匾名称 挂牌名称
        {_WHO}
        demander text 要求单位 其他要求单位
        variant choice 悬挂位置 挂牌位置 内外
        {_BASIS}
        {_DUTY}
        valid_from date 挂牌日期 挂牌时间 悬挂日期
        valid_to date 摘牌日期 摘牌时间 撤除日期
    """),
    "ledger": _columns(f"""
        {_WHERE}
        name name 台账名称 账册名称 台账
        {_WHO}
        variant choice 介质 台账形式 载体
        {_OFTEN}
        {_EACH}
        fields list 字段 填报内容 填报字段
        {_BASIS}
        {_DUTY}
        valid_from date 建账日期 建立日期 建账时间
        valid_to date 停用日期 清理日期 停用时间
    """),
    "form": _columns(f"""
        {_WHERE}
        name name 表格名称 报表名称 填报表格
        {_WHO}
        variant choice 报送渠道 报送方式 填报方式
        {_OFTEN}
        {_EACH}
        fields list 字段 填写项目 填报内容
        {_BASIS}
        {_DUTY}
        valid_from date 开始日期 启用日期
        valid_to date 停用日期 取消日期 停用时间
    """),
    "certificate": _columns(f"""
        {_WHERE}
        name name 证明名称 证明事项
        {_WHO}
        demander text 索要单位 要求单位 使用单位
        {_BASIS}
        frequency frequency 年开具量 年开具份数 年出具量
        {_EACH}
        valid_from date 开始日期 启用日期
        valid_to date 取消日期 停用日期
    """),
    "inspection": _columns(f"""
        {_WHERE}
        name name 检查考核名称 检查名称 考核名称
        {_WHO}
        demander text 检查单位 要求单位
        level choice 级别 检查级别
        {_OFTEN}
        minutes_each minutes 准备用时 迎检用时 准备时间
        veto flag 一票否决 是否一票否决
        {_BASIS}
        {_DUTY}
        valid_from date 开始日期
        valid_to date 取消日期
    """),
    "seal": _columns(f"""
        {_WHERE}
        name name 盖章事项 用章事项 用印事项
        {_WHO}
        demander text 要求单位 使用单位
        {_BASIS}
        frequency frequency 年用印次数 年盖章次数
        {_EACH}
        {_DUTY}
        valid_from date 开始日期
        valid_to date 取消日期
    """),
    "app": _columns(f"""
        {_WHERE}
        name name APP名称 系统名称 APP/工作群
        {_WHO}
        variant choice 类别 类型
        {_OFTEN}
        {_EACH}
        {_BASIS}
        {_DUTY}
        valid_from date 启用日期 开始日期
        valid_to date 停用日期
    """),
    "meeting": _columns(f"""
        {_WHERE}
        name name 会议名称
        {_WHO}
        demander text 召集单位 要求单位
        variant choice 形式 会议形式
        {_OFTEN}
        minutes_each minutes 每次会期 会议时长
        {_BASIS}
        {_DUTY}
        valid_from date 开始日期
        valid_to date 取消日期
    """),
    "pledge": _columns(f"""
        {_WHERE}
        name name 责任状名称 责任书名称
        {_WHO}
        veto flag 一票否决 是否一票否决
        {_OFTEN}
        {_EACH}
        {_BASIS}
        {_DUTY}
        valid_from date 签订日期 签订时间
        valid_to date 终止日期
    """),
    "work": _columns("""
        date date 日期 月份 统计月份
        community community 社区 社区名称
        duty duty 事项 工作事项
        pieces count 件数 办件量 办理件数
        minutes minutes 用时 总用时 累计用时
    """),
    "survey": _columns("""
        survey text 问卷名称
        date date 调查日期 调查时间
        community scope 社区 范围
        question text 问题 题目
        answer text 选项 答案
        count:answers count 选择人数 人数
        respondents count 答题人数 有效问卷
    """),
    "review": _columns("""
        date date 评议日期 评议时间
        community community 社区 社区名称
        department department 被评部门 被评议部门
        grade choice 评议等次 等次
        score points 得分 评分
        comment text 意见 意见建议
    """),
    "need": _columns("""
        date date 反映日期 登记日期
        community community 社区 社区名称
        kind choice 类别
        what text 内容 具体内容
        urgency choice 紧急程度
        handler text 办理单位 承办单位
        state choice 办理状态 办理情况
        closed_on date 办结日期 完成日期
        result text 办理结果
    """),
    "request": _columns("""
        code code 申请编号 编号
        date date 申请日期 填报日期
        department department 申请部门 申请单位
        type choice 申请类型 申请类别
        subject choice 申请对象
        name name 申请事项 申请事项名称
        duty duty 原事项 目录内事项
        class:group text 类别 事项类别
        reason text 申请理由 理由
        basis text 依据 政策依据 设定依据
        plan flag 附实施方案 实施方案
        part text 社区职责 社区承担的工作
        starts date 开始日期 起始日期
        ends date 结束日期 截止日期
        review_on date 复核日期 评估日期
        frequency frequency 频次 工作频次
        volume count 年工作量 年任务量
        minutes_each minutes 每件用时 单件用时
        community scope 实施范围 涉及社区
        powers text 下放权限 赋予权限
        training text 培训安排 业务培训
        full_time flag 要求专职人员
        money money 首年经费 第一年经费
        money_2 money 次年经费 第二年经费
        goods money 年物耗 物料费
        money_source choice 经费来源 资金来源
        payment_dates text 拨付时间 拨付计划
        streets_heard flag 征求街道意见
        communities_heard flag 征求社区意见
        legality flag 合法性审查
        exemption choice 免于准入情形
        regularised_by date 补办期限
        fields text 填报字段 填报内容
        position choice 悬挂位置 挂牌位置
        inspection choice 检查性质
        separate_inspection flag 单独检查考核
        veto flag 一票否决
        pledge flag 签订责任状
    """),
    "decline": _columns("""
        date date 来件日期 接到日期
        community scope 承接单位 社区
        department department 交办部门
        duty duty 交办事项 事项名称
        channel choice 渠道 交办方式
        declined_on date 告知日期 不予承接日期
        answer choice 部门答复 答复
        answered_on date 答复日期
    """),
}
