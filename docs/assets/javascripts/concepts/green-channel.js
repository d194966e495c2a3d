(window.concepts ||= {})["green-channel"] = ["绿色通道", "lǜsè tōngdào", "green channel", "", "Fast lane. In these texts it is one for trademark examination, named beside rapid refusal (快速驳回)."];
