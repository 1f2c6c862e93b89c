package org.confab.core.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.subscription.RecordingNotifier;
import org.confab.core.subscription.Stripes;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.contacts.Contact;
import org.confab.protocol.contacts.ContactAnswer;
import org.confab.protocol.contacts.ContactCommand;
import org.confab.protocol.contacts.ContactDelta;
import org.confab.protocol.contacts.ContactGroup;
import org.confab.protocol.contacts.ContactList;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;

/** Any commands in any order, compared with a simple model of a list. */
class ContactHistoryTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  private static final SubscriptionId DESK = new SubscriptionId("desk");

  private final InMemoryContactStore store = new InMemoryContactStore();
  private final RecordingNotifier notifier = new RecordingNotifier();
  private final Stripes stripes = new Stripes();
  private final RoamingContactsPackage roaming =
      new RoamingContactsPackage(store, notifier, stripes);
  private final ContactService service =
      new ContactService(store, roaming, stripes, (owner, contact) -> {});

  private long number = ContactList.FIRST_NUMBER;
  private final Map<Integer, ContactGroup> groups = new TreeMap<>();
  private final Map<SipUri, Contact> contacts = new TreeMap<>(SIP_ORDER);

  private static final Comparator<SipUri> SIP_ORDER = Comparator.comparing(SipUri::address);

  @Property(tries = 300)
  void theNumberRisesByOneWithEachCommandThatIsCarriedOutAndWithNoOther(
      @ForAll("histories") List<ContactCommand> history) {
    groups.put(1, ContactGroup.DEFAULT);
    roaming.subscribe(
        new SubscribeRequest(
            DESK,
            new EndpointId(ALICE, Epid.of("b34afb6ebb23")),
            ALICE,
            false,
            Duration.ofHours(1),
            List.of(),
            Optional.empty()));
    for (ContactCommand command : history) {
      Optional<ContactAnswer> answer = execute(withCurrentNumber(command));
      boolean expected = model(command, answer);
      assertThat(answer.isPresent()).as("%s on %s", command, store.load(ALICE)).isEqualTo(expected);
      number += expected ? 1 : 0;
      check(expected);
    }
  }

  /** What an endpoint that heard of everything believes is what is stored and what is modelled. */
  private void check(boolean changed) {
    List<RecordingNotifier.Sent> sent = notifier.take();
    assertThat(sent).hasSize(changed ? 1 : 0);
    sent.forEach(
        one -> {
          ContactDelta delta = ContactDelta.read(Xml.read(one.text()));
          assertThat(delta.deltaNumber()).isEqualTo(number);
          assertThat(one.text()).contains("prevDeltaNum=\"" + (number - 1) + "\"");
        });
    ContactList list = store.load(ALICE);
    assertThat(list.deltaNumber()).isEqualTo(number);
    assertThat(list.groups()).containsExactlyInAnyOrderElementsOf(groups.values());
    assertThat(list.contacts()).containsExactlyInAnyOrderElementsOf(contacts.values());
  }

  private Optional<ContactAnswer> execute(ContactCommand command) {
    try {
      return Optional.of(service.execute(ALICE, command));
    } catch (Refused refused) {
      return Optional.empty();
    }
  }

  /** Whether the model allows it; if so, the model has changed. A command for number 0 is late. */
  private boolean model(ContactCommand command, Optional<ContactAnswer> answer) {
    if (command.deltaNumber() == 0) {
      return false;
    }
    if (command instanceof ContactCommand.AddGroup add) {
      int id = answer.flatMap(ContactAnswer::groupId).orElse(0);
      return id > 1 && groups.put(id, new ContactGroup(id, add.name(), add.externalUri())) == null;
    } else if (command instanceof ContactCommand.ModifyGroup modify) {
      int id = modify.group().id();
      return id > 1 && groups.computeIfPresent(id, (key, old) -> modify.group()) != null;
    } else if (command instanceof ContactCommand.DeleteGroup delete) {
      boolean used = contacts.values().stream().anyMatch(c -> c.groups().contains(delete.id()));
      return delete.id() > 1 && !used && groups.remove(delete.id()) != null;
    } else if (command instanceof ContactCommand.SetContact set) {
      boolean known = groups.keySet().containsAll(set.contact().groups());
      if (known) {
        contacts.put(set.contact().key(), set.contact());
      }
      return known;
    }
    return contacts.remove(((ContactCommand.DeleteContact) command).uri().aor()) != null;
  }

  private ContactCommand withCurrentNumber(ContactCommand command) {
    long at = command.deltaNumber() == 0 ? number - 1 : number;
    if (command instanceof ContactCommand.AddGroup add) {
      return new ContactCommand.AddGroup(add.name(), add.externalUri(), at);
    } else if (command instanceof ContactCommand.ModifyGroup modify) {
      return new ContactCommand.ModifyGroup(modify.group(), at);
    } else if (command instanceof ContactCommand.DeleteGroup delete) {
      return new ContactCommand.DeleteGroup(delete.id(), at);
    } else if (command instanceof ContactCommand.SetContact set) {
      return new ContactCommand.SetContact(set.contact(), at);
    }
    return new ContactCommand.DeleteContact(((ContactCommand.DeleteContact) command).uri(), at);
  }

  @Provide
  Arbitrary<List<ContactCommand>> histories() {
    Arbitrary<Long> late =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(0L)), Tuple.of(9, Arbitraries.just(1L)));
    Arbitrary<Integer> ids = Arbitraries.integers().between(1, 5);
    Arbitrary<String> names = Arbitraries.of("Work", "Pals", "~", "W\u00f6rk");
    Arbitrary<SipUri> people =
        Arbitraries.of("bob", "Bob", "carol", "dan").map(name -> SipUri.of(name, "litwareinc.com"));
    Arbitrary<ContactCommand> add =
        Combinators.combine(names, late).as((n, d) -> new ContactCommand.AddGroup(n, "x", d));
    Arbitrary<ContactCommand> modify =
        Combinators.combine(ids, names, late)
            .as((i, n, d) -> new ContactCommand.ModifyGroup(new ContactGroup(i, n, ""), d));
    Arbitrary<ContactCommand> delete =
        Combinators.combine(ids, late).as((i, d) -> new ContactCommand.DeleteGroup(i, d));
    Arbitrary<ContactCommand> set =
        Combinators.combine(
                people, names, ids.set().ofMaxSize(2), Arbitraries.of(true, false), late)
            .as(
                (p, n, g, s, d) ->
                    new ContactCommand.SetContact(
                        new Contact(p, n, new TreeSet<>(g), s, "", Optional.empty()), d));
    Arbitrary<ContactCommand> remove =
        Combinators.combine(people, late).as((p, d) -> new ContactCommand.DeleteContact(p, d));
    return Arbitraries.oneOf(List.of(add, modify, delete, set, remove)).list().ofMaxSize(40);
  }
}
