package org.confab.core.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.confab.core.Refused;
import org.confab.core.subscription.RecordingNotifier;
import org.confab.core.subscription.Stripes;
import org.confab.protocol.contacts.ContactCommand;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** Endpoints of a user, on one server or on several, change his list at the same moment. */
public interface ContactRaceContract {
  SipUri OWNER = SipUri.of("alice", "litwareinc.com");

  /** An empty store. */
  ContactStore store();

  @Test
  default void onOneServerExactlyOneWinsAndTheOthersGetTheCurrentNumber() throws Exception {
    ContactService service = server(store());
    race(IntStream.range(0, 6).mapToObj(i -> service).toList(), store());
  }

  @Test
  default void onSeveralServersTooEvenForTheFirstChange() throws Exception {
    race(IntStream.range(0, 6).mapToObj(i -> server(store())).toList(), store());
  }

  private static void race(List<ContactService> servers, ContactStore store) throws Exception {
    for (int round = 1; round <= 5; round++) {
      long number = round;
      List<Race.Result> results =
          Race.of(
              servers.size(),
              racer -> {
                servers
                    .get(racer)
                    .execute(OWNER, new ContactCommand.AddGroup("G" + racer, "", number));
                return true;
              });

      assertThat(results).filteredOn(Race.Result::won).hasSize(1);
      assertThat(results)
          .filteredOn(result -> !result.won())
          .allSatisfy(
              result ->
                  assertThat(result.failure())
                      .containsInstanceOf(Refused.class)
                      .hasValueSatisfying(
                          failure -> {
                            Refused refused = (Refused) failure;
                            assertThat(refused.status()).isEqualTo(409);
                            assertThat(refused.body().orElseThrow().text())
                                .contains("curVersion=\"" + (number + 1) + "\"");
                          }));
      assertThat(store.load(OWNER).deltaNumber()).isEqualTo(number + 1);
      assertThat(store.load(OWNER).groups()).hasSize(round + 1);
    }
  }

  private static ContactService server(ContactStore store) {
    Stripes stripes = new Stripes();
    RoamingContactsPackage roaming =
        new RoamingContactsPackage(store, new RecordingNotifier(), stripes);
    return new ContactService(store, roaming, stripes, (owner, contact) -> {});
  }
}
