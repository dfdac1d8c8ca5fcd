pid$target:a.out:main:entry { }
