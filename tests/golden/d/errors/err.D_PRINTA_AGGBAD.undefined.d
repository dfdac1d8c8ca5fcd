BEGIN { @calls = count(); printa(@cals); }
