package org.confab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ResourceUriTest {
  @Test
  void anAddressStandsAsItIs() {
    assertThat(ResourceUri.of("api", "users", "alice.w-2@litwareinc.com", "contacts", "tel:1"))
        .isEqualTo(URI.create("/api/users/alice.w-2@litwareinc.com/contacts/tel:1"));
  }

  @Test
  void whateverSignAnAddressHasThereIsAPathToIt() {
    for (String address :
        new String[] {"50%@a.example", "a#b@a.example", "a/b{c}^`|?ü@a.example"}) {
      URI found = ResourceUri.of("api", "lists", address);
      assertThat(found.getPath()).isEqualTo("/api/lists/" + address);
      assertThat(found.getRawPath().chars().filter(sign -> sign == '/')).hasSize(3);
    }
  }
}
