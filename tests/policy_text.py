"""Policy texts of any size, for tests that need many provisions and not real ones."""


def policy_text(title: str = "大连市污染防治实施方案", chapters: int = 2, clauses: int = 2) -> str:
    """A text of chapters 一、 with clauses （一）, two sentences each: 1 + `chapters` * (1 + `clauses` * 3) provisions.

    The last 1 is the preamble; each clause has two sentence measures.
    """
    lines = [title, "", "为深入打好污染防治攻坚战，制定本方案。"]
    for chapter in range(1, chapters + 1):
        lines.append(f"{numeral(chapter)}、加强第{chapter}类污染治理")
        for clause in range(1, clauses + 1):
            lines.append(f"（{numeral(clause)}）治理工业污水。推进{clause}号园区改造。落实排污许可制度。")
    return "\n".join(lines) + "\n"


def numeral(number: int) -> str:
    """`23` → `二十三`, up to 99."""
    tens, ones = divmod(number, 10)
    digits = " 一二三四五六七八九"
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")
