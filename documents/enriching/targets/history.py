"""What tells of the past: parts on what was reached so far, sentences that look back, years before the text."""

import re
from collections.abc import Collection

from documents.enriching.targets.deadlines import Date, Role, is_before
from documents.parsing.nodes import Node

_BACKGROUND = re.compile(
    r"^(?:我[省市县区]|全[省市县区])?(?:发展|工作|现实|建设|规划|改革|产业)?"
    r"(?:现状|背景|基础(?=$|[和与及])|成效|成就|形势|发展环境|基本情况|主要成绩|存在问题|面临[^,，]{0,8}(?:形势|挑战|机遇)[^,，]{0,8})"
)
_REVIEWS = re.compile(
    r"回顾$|(?:工作|年度)总结$|^(?:过去|近)[一两三五](?:年|个月)|^[一五]年来|取得的?[^,，]{0,8}(?:成效|成绩|进展)$"
)
# What was reached is no target: 近年来，…由68%提高到85%; 2018年以来，…下降22%.
_LOOKS_BACK = re.compile(
    r"^(?:近年来|近[一二三四五六七八九十几]年|过去[一二三四五六七八九十几]年|长期以来|[“\"]?十[一二三四五六]五[”\"]?以来|党的.{2,6}以来|目前"
    r"|(?:督察|督查|检查|核查|排查|抽查|暗访|审计|调研)组?(?:发现|指出)(?!的?(?:各类|重大|突出|典型)*(?:问题|隐患|线索|违法))|经(?:查|核实|统计)|[自从]?(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?以来)"
)
_LOOKS_AHEAD = re.compile(
    r"[,;:](?:力争|争取|确保|计划|预计|要|将)*(?:到(?:20\d{2}年|[“\"]?十[一-九]?五)|力争|确保)"
)


def above(node: Node, paths: Collection[str]) -> bool:
    """Is the node, or one above it, among the paths?"""
    parts = node.path.split("/")
    return any("/".join(parts[:size]) in paths for size in range(1, len(parts) + 1))


def tells_background(node: Node, background: set[str]) -> bool:
    """Is the provision, or one above it, a part that tells what was reached so far: 发展现状, 工作基础?"""
    if _BACKGROUND.search(node.heading) or _REVIEWS.search(node.heading) or above(node, background):
        background.add(node.path)
        return True
    return False


def told_until(sentence: str) -> int:
    """How many characters of a folded sentence tell of the past.

    `2018年以来，浓度下降22%。` all of it; `2018年以来成效明显，到2025年，…` only what stands before 到2025年.
    """
    if not _LOOKS_BACK.match(sentence):
        return 0
    ahead = _LOOKS_AHEAD.search(sentence)
    return ahead.start() if ahead else len(sentence)


def is_history(date: Date | None, issued: str) -> bool:
    """截至2023年底 in a text of 2024, and any year or month before the text was issued, is what is already there."""
    if date is None or not date.year:
        return False
    if date.role is Role.PAST:
        return not issued or date.year <= int(issued[:4])
    return is_before(date.value, issued)
