package org.confab.core.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.confab.core.location.AddressValidator.Verdict;
import org.confab.protocol.location.CivicPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationAdministrationTest {
  private static final String HEADING =
      "type,id,port,description,country,state,city,street,houseNumber,location,company\n";
  private static final String PLACE =
      ",US,WA,Redmond,\"163rd, North\",3910,\"30/\"\"3351\"\"\",Litware\n";

  private final InMemoryLocationStore store = new InMemoryLocationStore();
  private final LocationAdministration administration =
      new LocationAdministration(store, () -> AddressValidator.NONE);

  @Test
  void aTableIsEnteredAndWrittenAsItIsRead() {
    int entries =
        administration.add(
            HEADING
                + "subnet,10.0.0.0/8,,\"Building \"\"A\"\"\""
                + PLACE
                + "wap,12:34:56:78:9a:bc,,"
                + PLACE
                + "SWITCH,12-34-56-78-9A-BC,,"
                + PLACE
                + "port,name:core,name:Gi1/0/7,"
                + PLACE
                + "mac,1234.5678.9abc,,"
                + PLACE
                + "location,,,,CZ,Praha,Praha,Žitná,1,2nd floor,\n");

    assertThat(entries).isEqualTo(6);
    assertThat(administration.any()).isTrue();
    assertThat(administration.all())
        .extracting(entry -> entry.element().map(NetworkElement::key).orElse(""))
        .containsExactly(
            "mac\t12-34-56-78-9A-BC",
            "port\tname:core\tname:Gi1/0/7",
            "subnet\t10.0.0.0/8",
            "switch\tmac:12-34-56-78-9A-BC",
            "wap\t12-34-56-78-9A-BC",
            "");
    String table = administration.table();
    var before = administration.all();
    administration.replace(table);
    assertThat(administration.all()).isEqualTo(before);
    assertThat(administration.table()).isEqualTo(table);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "subnet,10.0.0.0,,|no subnet such as",
        "subnet,10.0.0.1/8,,|is it 10.0.0.0/8?",
        "wap,5,,|no MAC address",
        "port,name:core,,|no LLDP id",
        "switch,core,,|no LLDP id",
        "subnet,10.0.0.0/8,name:Gi1,|only the type port has a port",
        "printer,1,,|type is not one of wap, port, switch, subnet, mac and location",
        "location,,,remark|the type location has no description",
        "location,1,,|neither id nor port",
        "subnet,10.0.0.0/8|9 cells where the heading has 11",
      })
  void aLineThatIsWrongIsNamedAndNothingIsStored(String begin, String why) {
    String table = HEADING + "subnet,11.0.0.0/8,," + PLACE + begin + PLACE;
    assertThatThrownBy(() -> administration.add(table))
        .isInstanceOf(ImportRefused.class)
        .hasMessageStartingWith("line 3: ")
        .hasMessageContaining(why);
    assertThat(store.count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "country",
    "state",
    "city",
    "street",
    "houseNumber",
    "location",
  })
  void aLocationHasAllThatItTakesToFindIt(String missing) {
    StringBuilder row = new StringBuilder("subnet,10.0.0.0/8,,");
    for (String part : HEADING.strip().split(",", -1)) {
      if (part.matches("country|state|city|street|houseNumber|location|company")) {
        row.append(",").append(part.equals(missing) ? " " : part.equals("country") ? "US" : "x");
      }
    }
    assertThatThrownBy(() -> administration.add(HEADING + row))
        .hasMessage("line 2: " + missing + " is missing");
  }

  @Test
  void everyMistakeIsToldUpToABound() {
    StringBuilder table = new StringBuilder(HEADING);
    for (int i = 0; i < 30; i++) {
      table.append("subnet,x,,").append(PLACE);
    }
    assertThatThrownBy(() -> administration.add(table.toString()))
        .isInstanceOfSatisfying(ImportRefused.class, r -> assertThat(r.mistakes()).hasSize(30))
        .hasMessageStartingWith("line 2: ")
        .hasMessageContaining("line 21: ")
        .hasMessageEndingWith("and 10 more lines");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|line 1: there is no heading",
        "type,id,colour|line 1: there is no column 'colour'",
        "type,id,TYPE|line 1: a column comes twice",
        "'type,\"id'|line 1: a quote is not closed"
      })
  void aHeadingThatIsWrongIsRefused(String table, String why) {
    assertThatThrownBy(() -> administration.add(table))
        .isInstanceOf(ImportRefused.class)
        .hasMessageStartingWith(why);
  }

  @Test
  void theSameThingTwiceIsAMistakeInAnySpelling() {
    String table = HEADING + "wap,12-34-56-78-9A-BC,," + PLACE + "wap,1234.5678.9abc,," + PLACE;
    assertThatThrownBy(() -> administration.add(table))
        .hasMessage("line 3: the same wap as in line 2");
  }

  @Test
  void aTableHasBounds() {
    assertThatThrownBy(() -> administration.add("x".repeat(LocationLimits.FILE_LENGTH + 1)))
        .isInstanceOf(ImportRefused.class);
    String rows = HEADING + "location,,,\n".repeat(LocationLimits.FILE_ROWS);
    assertThatThrownBy(() -> administration.add(rows))
        .hasMessage("line 20002: more than 20001 rows");
  }

  @Test
  void whoVouchesForAddressesMayRefuseThem() {
    LocationAdministration strict =
        new LocationAdministration(
            store,
            () ->
                address ->
                    address.text(CivicPart.CITY).equals("Redmond")
                        ? Verdict.VALID
                        : Verdict.UNKNOWN);

    strict.add(HEADING + "subnet,10.0.0.0/8,," + PLACE);
    assertThat(strict.all())
        .singleElement()
        .satisfies(e -> assertThat(e.location().validity()).isEqualTo(Location.Validity.VALID));
    assertThatThrownBy(
            () -> strict.add(HEADING + "location,,,,US,WA,Seattle,1st,1,lobby,Litware\n"))
        .hasMessage("line 2: the address is not in the guide of streets");
  }

  @Test
  void whoListensHearsOfEveryChangeAndOfNoFailure() {
    AtomicInteger heard = new AtomicInteger();
    administration.listen(heard::incrementAndGet);
    assertThat(administration.any()).isFalse();

    administration.add(HEADING + "subnet,10.0.0.0/8,," + PLACE);
    assertThatThrownBy(() -> administration.add("nonsense")).isInstanceOf(ImportRefused.class);
    assertThat(heard).hasValue(1);
    assertThat(administration.any()).isTrue();

    administration.replace(HEADING);
    assertThat(heard).hasValue(2);
    assertThat(administration.any()).isFalse();
  }
}
