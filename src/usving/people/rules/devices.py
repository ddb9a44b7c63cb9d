"""What a login was made on, as one of a few codes: enough to know one's own phone again, too little to follow anyone."""

from enum import StrEnum


class Device(StrEnum):
    """A kind of machine."""

    ANDROID = "android"
    IPHONE = "iphone"
    IPAD = "ipad"
    WINDOWS = "windows"
    MAC = "mac"
    LINUX = "linux"
    OTHER = "other"


# What a browser says of itself, looked for in this order: an Android phone also says Linux, an iPhone also says Mac.
SIGNS = (
    ("Android", Device.ANDROID),
    ("iPhone", Device.IPHONE),
    ("iPad", Device.IPAD),
    ("Windows", Device.WINDOWS),
    ("Mac OS", Device.MAC),
    ("Linux", Device.LINUX),
)


def device(user_agent: str) -> Device:
    """Return the kind of machine that a browser says it runs on."""
    return next((kind for sign, kind in SIGNS if sign in user_agent), Device.OTHER)
