"""Filters: conditions on the strings of an event."""

from .texts import unescape


def compile_filter(text):
    """A function of the strings of an event (None where one is not readable), from the notation of src/Runtime/Events/ProbeInterest.cs."""
    position = 0

    def part():
        nonlocal position
        sign = text[position]
        position += 1
        if sign in "&|":
            one, two = part(), part()
            return (lambda *texts: one(*texts) and two(*texts)) if sign == "&" else (lambda *texts: one(*texts) or two(*texts))
        if not sign.isdigit():
            return lambda *texts: sign == "*"
        relation, end = text[position], text.index(";", position)
        constant, number, position = unescape(text[position + 1:end]), int(sign), end + 1

        def comparison(*texts):
            data = texts[number] if number < len(texts) else None
            return (data is None or (relation == "=" and data == constant) or (relation == "!" and data != constant)
                    or (relation == "<" and data < constant) or (relation == "[" and data <= constant)
                    or (relation == ">" and data > constant) or (relation == "]" and data >= constant))

        return comparison

    return part()
