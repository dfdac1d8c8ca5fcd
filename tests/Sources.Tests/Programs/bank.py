class Account:
    rate = 2

    def __init__(self, balance):
        self.balance = balance
        self.notes = ["a", (1, -1), {"k": None}]

    def inquiry(self, who, *rest, **more):
        answer = [who]
        return answer

    @staticmethod
    def total(first, second):
        return first + second


def outer(bound):
    def inner():
        return bound
    return inner()


Account(10).inquiry("me", 11, more=True)
Account.total(1, 2)
outer(2 ** 70)
