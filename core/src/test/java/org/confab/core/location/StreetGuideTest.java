package org.confab.core.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import org.confab.core.location.AddressValidator.Verdict;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.CivicPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreetGuideTest {
  private static final String TABLE =
      """
      Country,state,city,street,streetSuffix,postDirectional,from,to,parity
      US,WA,Redmond,163rd,Ave,NE,3900,3998,even
      US,WA,Redmond,163rd,Ave,NE,3901,3951,odd
      us,wa,REDMOND,Main,St,,1,99,
      """;

  private static CivicAddress at(String city, String street, String direction, String number) {
    Map<CivicPart, String> parts = new EnumMap<>(CivicPart.class);
    parts.put(CivicPart.COUNTRY, "US");
    parts.put(CivicPart.STATE, "WA");
    parts.put(CivicPart.CITY, city);
    parts.put(CivicPart.STREET, street.split(" ")[0]);
    parts.put(CivicPart.STREET_SUFFIX, street.split(" ")[1]);
    parts.put(CivicPart.POST_DIRECTIONAL, direction);
    parts.put(CivicPart.HOUSE_NUMBER, number);
    parts.put(CivicPart.LOCATION, "30/3351");
    return new CivicAddress(parts);
  }

  @ParameterizedTest
  @CsvSource({
    "Redmond,163rd Ave,NE,3910,VALID",
    "redmond,163RD ave,ne,3900,VALID",
    "Redmond,163rd Ave,NE,3998,VALID",
    "Redmond,163rd Ave,NE,3951,VALID",
    "Redmond,163rd Ave,NE,3953,UNKNOWN",
    "Redmond,163rd Ave,NE,3899,UNKNOWN",
    "Redmond,163rd Ave,NE,4000,UNKNOWN",
    "Redmond,163rd Ave,SE,3910,UNKNOWN",
    "Redmond,163rd Ave,'',3910,UNKNOWN",
    "Seattle,163rd Ave,NE,3910,UNKNOWN",
    "Redmond,Main St,'',1,VALID",
    "Redmond,Main St,'',12a,VALID",
    "Redmond,Main St,'',12 B,VALID",
    "Redmond,Main St,'',100,UNKNOWN",
    "Redmond,Main St,'',one,UNKNOWN",
    "Redmond,Main St,'',99999999999,UNKNOWN"
  })
  void anAddressIsInItByStreetAndNumber(
      String city, String street, String direction, String number, Verdict verdict) {
    assertThat(StreetGuide.read(TABLE).validate(at(city, street, direction, number)))
        .isEqualTo(verdict);
  }

  @Test
  void everyWrongLineIsTold() {
    assertThatThrownBy(
            () ->
                StreetGuide.read(
                    """
                    country,state,city,street,from,to,parity
                    US,WA,Redmond,,1,2,
                    US,WA,Redmond,Main,2,1,
                    US,WA,Redmond,Main,x,1,
                    US,WA,Redmond,Main,1,2,left
                    USA,WA,Redmond,Main,1,2,
                    US,WA,Redmond,Main,1,2
                    """))
        .isInstanceOf(ImportRefused.class)
        .hasMessage(
            """
            line 2: street is missing
            line 3: from 2 to 1 is no house
            line 4: from is no house number
            line 5: parity is none of both, even and odd
            line 6: country is longer than 2 characters
            line 7: 6 cells where the heading has 7\
            """);
    assertThatThrownBy(() -> StreetGuide.read("side\n"))
        .hasMessage("line 1: there is no column 'side'");
  }

  @Test
  void whatIsUnknownMayBeMarkedInstead() {
    AddressValidator marking = StreetGuide.read(TABLE).marking();
    assertThat(marking.validate(at("Redmond", "Main St", "", "1"))).isEqualTo(Verdict.VALID);
    assertThat(marking.validate(at("Redmond", "Main St", "", "100")))
        .isEqualTo(Verdict.NOT_VALIDATED);
  }
}
