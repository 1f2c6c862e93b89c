package org.confab.core.autodiscover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.confab.core.SipDomains;
import org.confab.core.clients.ClientRules;
import org.confab.core.registrar.RegisterPolicies;
import org.confab.protocol.autodiscover.AutodiscoverDocument;
import org.confab.protocol.autodiscover.AutodiscoverLink.Token;
import org.confab.protocol.autodiscover.SipAccess;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class AutodiscoverTest {
  private static final String BASE = "https://sip.litwareinc.com:8443";
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  private static final SipUri MOVED = SipUri.of("moved", "litwareinc.com");
  private static final RegisterPolicies POLICIES =
      new RegisterPolicies() {
        @Override
        public ClientRules clientRules(SipUri user) {
          return ClientRules.NONE;
        }

        @Override
        public Optional<SipUri> homeElsewhere(SipUri user) {
          return Optional.of(SipUri.parse("sip:pool2.litwareinc.com:5061;transport=tls"))
              .filter(home -> user.equals(MOVED));
        }
      };

  private final Autodiscover service =
      new Autodiscover(SipDomains.of("litwareinc.com"), "sip.litwareinc.com", 5061, POLICIES);

  private static String href(AutodiscoverDocument document, Token token) {
    return document.links().stream()
        .filter(link -> link.token() == token)
        .findFirst()
        .orElseThrow()
        .href();
  }

  @Test
  void aStrangerIsShownTheWayToTheUsersDocumentWhoeverTheUserIs() {
    AutodiscoverDocument root = service.root(ALICE, true, BASE).orElseThrow();

    assertThat(href(root, Token.USER))
        .isEqualTo(BASE + Autodiscover.ROOT + "/user?sipuri=sip%3Aalice%40litwareinc.com");
    assertThat(href(root, Token.DOMAIN)).startsWith(BASE + Autodiscover.ROOT + "/domain");
    assertThat(root.servers()).isEmpty();
    assertThat(service.root(SipUri.of("nobody", "litwareinc.com"), true, BASE)).isPresent();
  }

  @Test
  void withoutTlsOneIsShownTheAddressWithTlsAlone() {
    AutodiscoverDocument root = service.root(ALICE, false, BASE).orElseThrow();

    assertThat(root.links()).hasSize(1);
    assertThat(href(root, Token.REDIRECT))
        .isEqualTo(BASE + Autodiscover.ROOT + "?sipuri=sip%3Aalice%40litwareinc.com");
  }

  @Test
  void otherDomainsAreNotServed() {
    assertThat(service.root(SipUri.of("alice", "example.org"), true, BASE)).isEmpty();
  }

  @Test
  void eachDomainIsServedByTheOneServer() {
    Autodiscover both =
        new Autodiscover(
            SipDomains.of("litwareinc.com", "fabrikam.com"), "sip.litwareinc.com", 5061, POLICIES);
    SipUri zoe = SipUri.of("zoe", "Fabrikam.com");
    assertThat(href(both.root(zoe, true, BASE).orElseThrow(), Token.USER))
        .isEqualTo(BASE + Autodiscover.ROOT + "/user?sipuri=sip%3Azoe%40fabrikam.com");
    assertThat(both.user(zoe, BASE).servers()).isEqualTo(service.user(ALICE, BASE).servers());
    assertThat(both.root(SipUri.of("zoe", "example.org"), true, BASE)).isEmpty();
  }

  @Test
  void theUserIsToldWhereToSignIn() {
    assertThat(service.user(ALICE, BASE).servers())
        .contains(
            new SipAccess(SipAccess.Audience.CLIENT_INTERNAL, "sip.litwareinc.com", 5061),
            new SipAccess(SipAccess.Audience.CLIENT_EXTERNAL, "sip.litwareinc.com", 5061));
  }

  @Test
  void whoBelongsToAnotherServerIsSentThere() {
    AutodiscoverDocument told = service.user(MOVED, BASE);

    assertThat(told.servers()).isEmpty();
    assertThat(href(told, Token.REDIRECT))
        .isEqualTo(
            "https://pool2.litwareinc.com"
                + Autodiscover.ROOT
                + "?sipuri=sip%3Amoved%40litwareinc.com");
  }
}
