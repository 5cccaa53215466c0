"""Who talks in the tests: chị Hoa asks, anh Minh reports, cô Lan approves, chị Thúy edits; a stranger may nothing."""

from __future__ import annotations

from dataclasses import dataclass

from dialog.inbound import Address


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of a test: the chat that they use, and who they are in the sample organisation, if anybody."""

    chat: str
    person: str = ""
    name: str = ""

    @property
    def address(self) -> Address:
        return Address("test", self.chat)


HOA = Someone("hoa")
STRANGER = Someone("la")
MINH = Someone("minh", "p-minh", "Nguyễn Văn Minh")
HANH = Someone("hanh", "p-hanh", "Võ Thị Hạnh")
LAN = Someone("lan", "p-lan", "Trần Thị Lan")
PHUC = Someone("phuc", "p-phuc", "Lê Hoàng Phúc")
HA = Someone("ha", "p-ha", "Phạm Thu Hà")
THUY = Someone("thuy", "p-thuy", "Ngô Thanh Thúy")

MEMBERS = (MINH, HANH, LAN, PHUC, HA, THUY)
EVERYBODY = (HOA, STRANGER, *MEMBERS)
