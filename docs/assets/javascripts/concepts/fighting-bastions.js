(window.concepts ||= {})["fighting-bastions"] = ["战斗堡垒", "zhàndòu bǎolěi", "fighting bastion", "", "What primary-level Party organizations are to be, according to the Party’s constitution."];
