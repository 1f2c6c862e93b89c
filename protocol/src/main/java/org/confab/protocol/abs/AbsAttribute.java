package org.confab.protocol.abs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is told of an object, the one table: the number that contacts refer to, the name in Active
 * Directory, and the bits of ABF_ATTRIBUTE ([MS-ABS] 2.1, 2.2.7). The bits decide which objects and
 * which values are taken; the highest byte is the client's field. Numbers 5, 8 and 15 are those of
 * the specification's example; clients read all of them from the file.
 */
public enum AbsAttribute {
  /** Whether the object is kept out of address lists. */
  HIDDEN(1, "msExchHideFromAddressLists", 0xFF000003),
  /** Given name. */
  GIVEN_NAME(2, "givenName", 0x01000000),
  /** Family name. */
  SURNAME(3, "sn", 0x02000000),
  /** Name that is shown. */
  DISPLAY_NAME(4, "displayName", 0x03020000),
  /** Job title. */
  TITLE(5, "title", 0x04000000),
  /** Name of the mail account. */
  MAIL_NICKNAME(6, "mailNickname", 0x05000400),
  /** Company. */
  COMPANY(7, "company", 0x06000000),
  /** Office. */
  OFFICE(8, "physicalDeliveryOfficeName", 0x07000000),
  /** SIP address. */
  SIP_ADDRESS(9, "msRTCSIP-PrimaryUserAddress", 0x08020800),
  /** Telephone at work. */
  WORK_PHONE(10, "telephoneNumber", 0x09022800),
  /** Telephone at home. */
  HOME_PHONE(11, "homePhone", 0x0A002800),
  /** Further telephones at home. */
  OTHER_HOME_PHONE(12, "otherHomePhone", 0xFF002100),
  /** Mobile telephone. */
  MOBILE(13, "mobile", 0x0B022800),
  /** Further mobile telephones. */
  OTHER_MOBILE(14, "otherMobile", 0xFF002100),
  /** Further telephones. */
  OTHER_PHONE(15, "otherTelephone", 0x0C002100),
  /** Telephone on the network. */
  IP_PHONE(16, "ipPhone", 0x0D002000),
  /** Mail address. */
  MAIL(17, "mail", 0x0E000000),
  /** Further addresses; {@code tel:} and {@code smtp:} ones are taken. */
  PROXY_ADDRESSES(18, "proxyAddresses", 0x00000105),
  /** Makes a group of the object. */
  GROUP_TYPE(19, "groupType", 0x0F010800),
  /** Superior. */
  MANAGER(20, "manager", 0x10000000);

  private static final int TYPE = 0xFF;
  private static final int MULTIPLE = 0x100;
  private static final int REQUIRED = 0x800;
  private static final int ALWAYS_NORMALIZED = 0x1000;
  private static final int NORMALIZED_BY_RULES = 0x2000;
  private static final int DEVICES = 0x20000;
  private static final int LEFT_OUT_IF_TRUE = 3;

  private final int id;
  private final String attributeName;
  private final int flags;

  AbsAttribute(int id, String attributeName, int flags) {
    this.id = id;
    this.attributeName = attributeName;
    this.flags = flags;
  }

  /** The number in contacts, below 256. */
  public int id() {
    return id;
  }

  /** Whether an object may have more than one value. */
  public boolean isMultiple() {
    return (flags & MULTIPLE) != 0;
  }

  /** Whether an object is taken for having a value of it; one such attribute suffices. */
  public boolean isSufficient() {
    return (flags & REQUIRED) != 0;
  }

  /** Whether values are telephone numbers, told as they are and normalized. */
  public boolean isNumber() {
    return (flags & (ALWAYS_NORMALIZED | NORMALIZED_BY_RULES)) != 0;
  }

  /** Whether devices are told of it. */
  public boolean isForDevices() {
    return (flags & DEVICES) != 0;
  }

  /** Whether the value {@code TRUE} keeps the object out, and no value is ever told. */
  public boolean keepsOut() {
    return (flags & TYPE) == LEFT_OUT_IF_TRUE;
  }

  /** Whether the type of the attribute takes the value ([MS-ABS] 2.1.1). */
  public boolean takes(String value) {
    return switch (flags & TYPE) {
      case 0 -> true;
      case 2 -> isTel(value);
      case 4 -> isSmtp(value);
      case 5 -> isTel(value) || isSmtp(value);
      default -> false;
    };
  }

  private static boolean isTel(String value) {
    return value.regionMatches(true, 0, "tel:", 0, 4);
  }

  private static boolean isSmtp(String value) {
    return value.regionMatches(true, 0, "smtp:", 0, 5) && value.indexOf('@') > 0;
  }

  /** How the attribute is told of in the header of a file. */
  public AbsDefinition definition() {
    return new AbsDefinition(id, flags, attributeName);
  }

  /** The attributes of files for devices, or for others. */
  public static List<AbsAttribute> of(boolean devices) {
    return Arrays.stream(values()).filter(one -> !devices || one.isForDevices()).toList();
  }

  /** The attribute of that name in Active Directory, in any case. */
  public static Optional<AbsAttribute> named(String name) {
    return Arrays.stream(values())
        .filter(one -> one.attributeName.equalsIgnoreCase(name))
        .findAny();
  }
}
