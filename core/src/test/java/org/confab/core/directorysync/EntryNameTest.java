package org.confab.core.directorysync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cn=alice,cn=users,dc=ad,dc=test | ad.test",
        "DC=ad,DC=test | ad.test",
        "cn=alice,dc=inner,ou=people,dc=ad,dc=test | ad.test",
        "cn=alice\\,dc=corp,dc=ad,dc=test | ad.test",
        "cn=alice\\\\,dc=ad,dc=test | ad.test",
        "cn=alice\\2c dc=corp,dc=ad,dc=test | ad.test",
        "cn=alice,dc=corp+ou=x,dc=ad,dc=test | ad.test",
        "dc=ad,dc=test,o=litware |",
        "cn=alice |"
      })
  void itEndsWithADomainOrNot(String name, String domain) {
    assertThat(new EntryName(name).domain()).isEqualTo(Optional.ofNullable(domain));
  }

  @Test
  void theLongestNameHasOneToo() {
    String longest = "cn=" + "\\,".repeat(1000) + ",dc=ad,dc=test";
    assertThat(new EntryName(longest).domain()).contains("ad.test");
  }
}
