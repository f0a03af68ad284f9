"""What templates need to print targets."""

from django import template

from documents.exporting.wording import amount, by_when, since, to_the_words, what

register = template.Library()
for each in amount, by_when, since, to_the_words, what:
    register.filter(each.__name__, each)
