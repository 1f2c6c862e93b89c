package org.confab.core.addressfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.confab.protocol.abs.AbsAttribute;
import org.confab.protocol.abs.AbsContact;
import org.confab.protocol.abs.AbsValue;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final String ADDRESS = "sip:alice@x.test";

  private final Selection selection = new Selection(NumberRules.BUILT_IN);

  @Test
  void aNumberIsToldAsItIsAndNormalized() {
    assertThat(values(AbsAttribute.SIP_ADDRESS, ADDRESS, AbsAttribute.WORK_PHONE, "555-533-4312"))
        .containsExactly(
            new AbsValue(9, ADDRESS),
            new AbsValue(10, "555-533-4312"),
            new AbsValue(10, "tel:+5555334312"));
  }

  @Test
  void aNumberThatNoRuleKnowsIsToldAsItIs() {
    assertThat(values(AbsAttribute.SIP_ADDRESS, ADDRESS, AbsAttribute.WORK_PHONE, "ask Bob"))
        .containsExactly(new AbsValue(9, ADDRESS), new AbsValue(10, "ask Bob"));
  }

  @Test
  void whoIsHiddenIsNotTold() {
    assertThat(selected(AbsAttribute.SIP_ADDRESS, ADDRESS, AbsAttribute.HIDDEN, "true")).isEmpty();
    assertThat(values(AbsAttribute.SIP_ADDRESS, ADDRESS, AbsAttribute.HIDDEN, "FALSE"))
        .containsExactly(new AbsValue(9, ADDRESS));
  }

  @Test
  void whoCanNeitherBeCalledNorWrittenToIsNotTold() {
    assertThat(selected(AbsAttribute.DISPLAY_NAME, "Printer", AbsAttribute.OFFICE, "17")).isEmpty();
    assertThat(values(AbsAttribute.DISPLAY_NAME, "Printer", AbsAttribute.WORK_PHONE, "5000"))
        .hasSize(3);
  }

  @Test
  void groupsAreTold() {
    assertThat(values(AbsAttribute.MAIL, "sales@x.test", AbsAttribute.GROUP_TYPE, "8"))
        .containsExactly(new AbsValue(17, "sales@x.test"), new AbsValue(19, "8"));
  }

  @Test
  void furtherAddressesAreToldWhereTheyAreNumbersOrMail() {
    AddressBookObject object =
        new AddressBookObject(
            new UUID(1, 1),
            Map.of(
                AbsAttribute.SIP_ADDRESS,
                List.of(ADDRESS, "sip:second@x.test"),
                AbsAttribute.PROXY_ADDRESSES,
                List.of("sip:alice@x.test", "TEL:+1", "smtp:a@x.test", "smtp:nowhere", "x400:a")));
    assertThat(selection.select(object).orElseThrow().values())
        .containsExactly(
            new AbsValue(9, ADDRESS),
            new AbsValue(18, "TEL:+1"),
            new AbsValue(18, "smtp:a@x.test"));
  }

  @Test
  void longAndStrangeValuesDoNotKeepAnybodyFromBeingTold() {
    assertThat(
            values(
                AbsAttribute.SIP_ADDRESS, ADDRESS, AbsAttribute.TITLE, "a\0" + "b".repeat(9_999)))
        .contains(new AbsValue(5, "a " + "b".repeat(Selection.MAX_TEXT - 2)));
  }

  @Test
  void devicesAreToldNamesAddressesAndNumbers() {
    AbsContact contact =
        new AbsContact(
            new UUID(1, 1),
            List.of(new AbsValue(4, "Alice"), new AbsValue(5, "Manager"), new AbsValue(10, "1")));
    assertThat(Selection.forDevices(contact).orElseThrow().values())
        .containsExactly(new AbsValue(4, "Alice"), new AbsValue(10, "1"));
    assertThat(Selection.forDevices(new AbsContact(new UUID(1, 1), List.of(new AbsValue(5, "x")))))
        .isEmpty();
  }

  private List<AbsValue> values(AbsAttribute one, String first, AbsAttribute two, String second) {
    return selected(one, first, two, second).orElseThrow().values();
  }

  private Optional<AbsContact> selected(
      AbsAttribute one, String first, AbsAttribute two, String second) {
    return selection.select(
        new AddressBookObject(new UUID(1, 1), Map.of(one, List.of(first), two, List.of(second))));
  }
}
