(window.concepts ||= {})["zhichuang-china"] = ["知创中国", "Zhīchuàng Zhōngguó", "Zhichuang China", "", "Public platform for IP operation built in Fujian, named in the report of January 2020."];
