"""The Beautiful Liaoning draft made into a final text by twenty edits, each of which knows what must become of decisions.

A clause is known by its number in the draft: 1 to 36 run through all chapters. The new numbers, of clauses and of
chapters, follow from what came and went.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.policy_text import numeral

PLACED, PROPOSED, ORPHAN = "placed", "proposed", "orphan"
SAME, MOVED, CHANGED, REMOVED = "same", "moved", "changed", "removed"


@dataclass(slots=True)
class Item:
    """A chapter heading, a clause or a paragraph; `was` is its name in the draft (`7`, `1/p2`, `chapter 3`)."""

    kind: str
    text: str
    was: str = ""
    path: str = ""


@dataclass(slots=True)
class Final:
    """The final text in the making. `fate`: what must become of decisions about what the draft called so, and of
    itself on the page of changes; whatever is not named there keeps its words.
    """

    items: list[Item]
    fate: dict[str, tuple[str, str]] = field(default_factory=dict)
    stands: dict[str, Item] = field(default_factory=dict)

    def at(self, was: str) -> int:
        return next(index for index, item in enumerate(self.items) if item.was == was)

    def item(self, was: str) -> Item:
        return self.items[self.at(was)]

    def say(self, was: str, placement: str, kind: str, now: Item | None = None) -> None:
        self.fate[was] = placement, kind
        if now is not None:
            self.stands[was] = now

    def text(self) -> str:
        """Numbers clauses and chapters anew, and notes the address of each."""
        chapter = clause = paragraph = 0
        lines = []
        for item in self.items:
            if item.kind == "chapter":
                chapter, paragraph = chapter + 1, 0
                item.path = str(chapter)
                lines.append(f"{numeral(chapter)}、{item.text}")
            elif item.kind == "clause":
                clause += 1
                item.path = f"{chapter}/{clause}"
                lines.append(f"({numeral(clause)}){item.text}")
            else:
                paragraph += 1
                item.path = f"{chapter}/p{paragraph}" if chapter else "0"
                lines.append(item.text)
        head = "中共辽宁省委辽宁省人民政府关于全面推进美丽辽宁建设的实施意见"
        return "\n\n".join([head, *lines]) + "\n"


def final_of(draft: str) -> Final:
    """The draft, all twenty edits made."""
    final = Final(items_of(draft))
    for edit in EDITS:
        edit(final)
    return final


def items_of(draft: str) -> list[Item]:
    """The lines of the draft's own text; clauses and chapters without their numbers."""
    lines = [line.strip() for line in draft.splitlines() if line.strip()]
    first = next(at for at, line in enumerate(lines) if line.startswith("为深入贯彻落实"))
    last = max(at for at, line in enumerate(lines) if line.startswith("(三十六)"))
    items: list[Item] = []
    chapter = clause = paragraph = 0
    for line in lines[first : last + 1]:
        if line.startswith(f"{numeral(chapter + 1)}、"):
            chapter, paragraph = chapter + 1, 0
            items.append(Item("chapter", line.partition("、")[2], f"chapter {chapter}"))
        elif line.startswith(f"({numeral(clause + 1)})"):
            clause += 1
            items.append(Item("clause", line.partition(")")[2], str(clause)))
        else:
            paragraph += 1
            items.append(Item("paragraph", line, f"{chapter}/p{paragraph}" if chapter else "0"))
    return items


def _worded(final: Final, was: str, *pairs: tuple[str, str]) -> None:
    """Words of one provision changed; decisions about it are proposed there."""
    item = final.item(was)
    for old, new in pairs:
        assert old in item.text, (was, old)
        item.text = item.text.replace(old, new, 1)
    final.say(was, PROPOSED, CHANGED, item)


def _halves(text: str, share: float) -> tuple[str, str]:
    """Cut at the end of the sentence next to this share of a text."""
    ends = [at + 1 for at, sign in enumerate(text) if sign == "。"][:-1]
    cut = min(ends, key=lambda at: abs(at - share * len(text)))
    return text[:cut], text[cut:]


def insert_a_clause(final: Final) -> None:
    """1. All clauses after it get another number."""
    new = "建立美丽辽宁建设年度清单。逐年排出工程项目和完成时限，按季通报进展，年底由第三方评估。"
    final.items.insert(final.at("chapter 2") + 1, Item("clause", new))


def delete_a_clause(final: Final) -> None:
    """2."""
    final.items.pop(final.at("9"))
    final.say("9", ORPHAN, REMOVED)


def delete_a_paragraph(final: Final) -> None:
    """3."""
    final.items.pop(final.at("1/p3"))
    final.say("1/p3", ORPHAN, REMOVED)


def swap_two(final: Final) -> None:
    """4. Each is found by its words."""
    one, other = final.at("13"), final.at("14")
    final.items[one], final.items[other] = final.items[other], final.items[one]


def move_far(final: Final) -> None:
    """5. From chapter 7 to the end of the last."""
    final.items.append(final.items.pop(final.at("27")))


def split_in_the_middle(final: Final) -> None:
    """6. Both halves are as like it: nobody knows which one was meant."""
    item = final.item("5")
    final.items.insert(final.at("5") + 1, Item("clause", ""))
    second = final.items[final.at("5") + 1]
    heading, _, body = item.text.partition("。")
    item.text, second.text = _halves(body, 0.5)
    item.text = f"推广绿色低碳建筑和绿色出行。{item.text}"
    second.text = f"促进运输结构调整。{second.text}"
    assert heading
    item.was = ""
    final.say("5", ORPHAN, REMOVED)


def split_off_the_end(final: Final) -> None:
    """7. The larger part is clearly it."""
    item = final.item("22")
    first, rest = _halves(item.text, 0.8)
    item.text = first
    final.items.insert(final.at("22") + 1, Item("clause", f"完善城市治理。{rest}"))
    final.say("22", PROPOSED, CHANGED, item)


def merge_two(final: Final) -> None:
    """8. Decisions about either are proposed at what came of both; the page pairs it with neither."""
    one, other = final.item("17"), final.item("18")
    body = one.text.partition("。")[2] + other.text.partition("。")[2]
    merged = Item("clause", f"防范核与生物安全风险。{body}")
    at = final.at("17")
    final.items[at : at + 2] = [merged]
    final.say("17", PROPOSED, REMOVED, merged)
    final.say("18", PROPOSED, REMOVED, merged)


def change_a_word(final: Final) -> None:
    """9."""
    _worded(final, "7", ("大力推进", "全力推进"))


def change_many_words(final: Final) -> None:
    """10."""
    _worded(
        final,
        "10",
        ("强化土壤污染源头防控", "加强土壤污染源头预防"),
        ("逐步解决", "分步解决"),
        ("严控", "严格控制"),
    )


def change_a_number(final: Final) -> None:
    """11."""
    _worded(final, "1", ("4.1万平方公里", "4.3万平方公里"))


def change_numbers_of_targets(final: Final) -> None:
    """12."""
    _worded(final, "1/p2", ("到2027年", "到2028年"), ("生态环境质量持续提升", "生态环境质量稳步提升"))


def change_who_leads(final: Final) -> None:
    """13. The person's word about the former lead waits beside the machine's new one."""
    text = final.item("6").text
    lead = text[text.rindex("牵头单位:") + 5 :].partition(";")[0]
    _worded(final, "6", (f"牵头单位:{lead}", "牵头单位:省政府办公厅"))


def change_a_heading(final: Final) -> None:
    """14."""
    _worded(final, "11", ("强化固体废物和新污染物治理。", "推进固体废物和新污染物协同治理。"))


def change_a_chapter_heading(final: Final) -> None:
    """15. Nothing hangs on it; the page knows it by what stands below."""
    final.item("chapter 3").text = "深入打好污染防治标志性战役"
    final.say("chapter 3", ORPHAN, CHANGED, final.item("chapter 3"))


def rewrite_a_body(final: Final) -> None:
    """16. Other words under the old heading: the page pairs them by it, decisions are listed."""
    item = final.item("20")
    heading = item.text.partition("。")[0]
    item.text = f"{heading}。沿江沿海化工企业逐一建档，分级预警，联防联控，一案一策，闭环销号。"
    final.say("20", ORPHAN, CHANGED, item)


def duplicate_word_for_word(final: Final) -> None:
    """17. The same words twice: nobody knows which one was meant."""
    twin = final.item("3")
    final.items.insert(final.at("chapter 9") + 1, Item("clause", twin.text))
    final.say("3", ORPHAN, MOVED, twin)


def duplicate_nearly(final: Final) -> None:
    """18. Two that are as like it as each other: paired with neither."""
    item = final.item("15")
    text = item.text
    one, other = text.replace("监测网络", "观测网络", 1), text.replace("监测网络", "调查网络", 1)
    heading, _, body = text.partition("。")
    assert one != text
    item.text, item.was = f"加强{heading}与成果应用。{one.partition('。')[2]}", ""
    final.items.insert(
        final.items.index(item) + 1, Item("clause", f"推进{heading}与机制建设。{other.partition('。')[2]}")
    )
    assert body
    final.say("15", ORPHAN, REMOVED)


def print_in_full_width(final: Final) -> None:
    """19. Signs and spaces are no words."""
    item = final.item("12")
    item.text = item.text.replace(",", "，").replace(":", "：").replace("(", "（").replace(")", "）")


def insert_a_chapter(final: Final) -> None:
    """20. All chapters after it, and with them all addresses below, get another number."""
    at = final.at("chapter 7")
    new = Item("clause", "推进跨省流域补偿。与吉林、内蒙古、河北签订补偿协议，按断面水质结算，资金专款专用。")
    final.items[at:at] = [Item("chapter", "深化省际生态环境合作"), new]


EDITS: tuple[Callable[[Final], None], ...] = (
    insert_a_clause,
    delete_a_clause,
    delete_a_paragraph,
    swap_two,
    move_far,
    split_in_the_middle,
    split_off_the_end,
    merge_two,
    change_a_word,
    change_many_words,
    change_a_number,
    change_numbers_of_targets,
    change_who_leads,
    change_a_heading,
    change_a_chapter_heading,
    rewrite_a_body,
    duplicate_word_for_word,
    duplicate_nearly,
    print_in_full_width,
    insert_a_chapter,
)
