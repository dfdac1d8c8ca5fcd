def function_1():
    function_3("from", "function_1")


def function_2():
    function_1()


def function_3(first, second):
    return first, second


def function_4(**keywords):
    return len(keywords)


# The lines of this file are those of the HOWTO's output: keep them where they are.
def function_5(first, second, **keywords):
    if not keywords:
        return first
    return second

def start():
    function_1()
    function_2()
    function_3("from", "start")
    function_4(keyword=4)
    function_5(*("from", "start"), **{"keyword": 5})


function_1()  # before start: not shown
start()
function_2()  # after start: not shown
