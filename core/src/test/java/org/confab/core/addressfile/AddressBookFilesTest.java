package org.confab.core.addressfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.confab.core.MovableClock;
import org.confab.core.addressfile.AddressBookFiles.Pass;
import org.confab.protocol.abs.AbsAttribute;
import org.confab.protocol.abs.AbsContact;
import org.confab.protocol.abs.AbsDay;
import org.confab.protocol.abs.AbsFileName;
import org.confab.protocol.abs.AbsKind;
import org.confab.protocol.abs.AbsReader;
import org.confab.protocol.abs.AbsValue;
import org.junit.jupiter.api.Test;

class AddressBookFilesTest {
  private static final AbsDay FIRST = new AbsDay(0xA10);

  private final Map<UUID, AddressBookObject> people = new TreeMap<>(Comparator.reverseOrder());
  private final MemoryShelf shelf = new MemoryShelf();
  private final MovableClock clock = new MovableClock("2008-01-21T01:30:00Z");
  private final AddressBookFiles files =
      new AddressBookFiles(
          taker -> people.values().forEach(taker), shelf, () -> NumberRules.BUILT_IN, clock);

  @Test
  void twoDaysAreThoseOfTheSpecification() throws IOException {
    put("renamed", "Old name", "Manager");
    put("deleted", "Deleted", "");
    put("same", "Same", "");
    assertThat(files.generate()).contains(new Pass(FIRST, 3, 0));
    assertThat(names()).containsExactly("F-0A10.dabs", "F-0A10.lsabs");

    put("renamed", "New name", "");
    people.remove(id("deleted"));
    put("new", "New", "");
    clock.forward(Duration.ofDays(1));
    assertThat(files.generate()).contains(new Pass(new AbsDay(0xA11), 3, 2));
    assertThat(names())
        .containsExactly(
            "C-0A10-0A11.lsabs",
            "D-0A10-0A11.dabs",
            "D-0A10-0A11.lsabs",
            "F-0A10.dabs",
            "F-0A10.lsabs",
            "F-0A11.dabs",
            "F-0A11.lsabs");
    assertThat(read("D-0A10-0A11.lsabs"))
        .containsExactlyInAnyOrder(
            contact("renamed", new AbsValue(4, "New name"), address("renamed")),
            contact("new", new AbsValue(4, "New"), address("new")),
            AbsContact.deleted(id("deleted")));
    assertThat(read("C-0A10-0A11.lsabs"))
        .containsExactlyInAnyOrder(
            contact("renamed", new AbsValue(4, "New name"), new AbsValue(5, "")),
            contact("new", new AbsValue(4, "New"), address("new")),
            AbsContact.deleted(id("deleted")));
  }

  @Test
  void devicesAreToldLess() throws IOException {
    put("alice", "Alice", "Manager");
    files.generate();
    assertThat(read("F-0A10.lsabs").get(0).values()).contains(new AbsValue(5, "Manager"));
    assertThat(read("F-0A10.dabs").get(0).values()).doesNotContain(new AbsValue(5, "Manager"));
  }

  @Test
  void filesAreKeptForThirtyDays() throws IOException {
    put("alice", "Alice", "");
    for (int day = 0; day < 35; day++) {
      files.generate();
      clock.forward(Duration.ofDays(1));
    }
    List<AbsFileName> large = shelf.list().stream().filter(name -> !name.devices()).toList();
    assertThat(large.stream().filter(name -> name.kind() == AbsKind.FULL)).hasSize(30);
    assertThat(large.stream().filter(name -> name.kind() == AbsKind.DELTA)).hasSize(435);
    assertThat(large.stream().filter(name -> name.kind() == AbsKind.COMPACT)).hasSize(435);
    assertThat(names()).contains("F-0A15.lsabs").doesNotContain("F-0A14.lsabs");
  }

  @Test
  void theSameDayAgainReplacesItsFiles() throws IOException {
    put("alice", "Alice", "");
    files.generate();
    put("alice", "Alice Smith", "");
    files.generate();
    assertThat(names()).containsExactly("F-0A10.dabs", "F-0A10.lsabs");
    assertThat(read("F-0A10.lsabs").get(0).values()).contains(new AbsValue(4, "Alice Smith"));
  }

  @Test
  void whatFailsLeavesTheFilesThatWereThere() throws IOException {
    put("alice", "Alice", "");
    files.generate();
    AddressBookFiles failing =
        new AddressBookFiles(
            taker -> {
              throw new IllegalStateException("no database");
            },
            shelf,
            () -> NumberRules.BUILT_IN,
            clock);
    assertThatThrownBy(failing::generate).hasMessage("no database");
    assertThat(read("F-0A10.lsabs")).hasSize(1);
    assertThatThrownBy(failing::generate).as("may be tried again").hasMessage("no database");
  }

  @Test
  void rulesThatCannotBeLeaveTheFilesThatWereThere() throws IOException {
    put("alice", "Alice", "");
    files.generate();
    AddressBookFiles failing =
        new AddressBookFiles(
            taker -> people.values().forEach(taker), shelf, () -> NumberRules.parse("("), clock);
    assertThatThrownBy(failing::generate).hasMessageContaining("line 1");
    assertThat(read("F-0A10.lsabs")).hasSize(1);
  }

  @Test
  void oneRunsAtATime() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    AddressBookFiles slow =
        new AddressBookFiles(
            taker -> {
              begun.countDown();
              await(end);
            },
            shelf,
            () -> NumberRules.BUILT_IN,
            clock);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Optional<Pass>> first = thread.submit(slow::generate);
      begun.await();
      assertThat(slow.generate()).isEmpty();
      end.countDown();
      assertThat(first.get()).isPresent();
    } finally {
      end.countDown();
      thread.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void manyRunsAreMergedInOneOrder() throws IOException {
    int count = 2 * SortedContacts.RUN + 3;
    for (int i = 0; i < count; i++) {
      put("user" + i, "User " + i, "");
    }
    assertThat(files.generate()).contains(new Pass(FIRST, count, 0));
    assertThat(read("F-0A10.lsabs")).hasSize(count).isSortedAccordingTo(AbsContact.ORDER);
  }

  @Property(tries = 60)
  void aDeltaMakesTheNewFileOfTheOldOne(
      @ForAll @Size(max = 20) List<@IntRange(max = 12) Integer> before,
      @ForAll @Size(max = 20) List<@IntRange(max = 12) Integer> now)
      throws IOException {
    MemoryShelf own = new MemoryShelf();
    people.clear();
    AddressBookFiles made =
        new AddressBookFiles(
            taker -> people.values().forEach(taker), own, () -> NumberRules.BUILT_IN, clock);
    before.forEach(number -> put("user" + number, "Before " + number % 3, ""));
    made.generate();
    people.clear();
    now.forEach(
        number -> put("user" + number, (number % 2 == 0 ? "Now " : "Before ") + number % 3, ""));
    MovableClock tomorrow = new MovableClock(clock.instant().plus(Duration.ofDays(1)).toString());
    new AddressBookFiles(
            taker -> people.values().forEach(taker), own, () -> NumberRules.BUILT_IN, tomorrow)
        .generate();
    Map<UUID, AbsContact> book = new TreeMap<>();
    AbsDay day = made.today();
    AbsDay next = new AbsDay(day.number() + 1);
    read(own, AbsFileName.full(day, false)).forEach(one -> book.put(one.id(), one));
    for (AbsContact change : read(own, AbsFileName.delta(AbsKind.DELTA, day, next, false))) {
      assertThat(change).isNotEqualTo(book.get(change.id()));
      if (change.isDeleted()) {
        assertThat(book.remove(change.id())).isNotNull();
      } else {
        book.put(change.id(), change);
      }
    }
    assertThat(book.values())
        .containsExactlyInAnyOrderElementsOf(read(own, AbsFileName.full(next, false)));
  }

  private void put(String user, String name, String title) {
    people.put(
        id(user),
        new AddressBookObject(
            id(user),
            Map.of(
                AbsAttribute.DISPLAY_NAME,
                List.of(name),
                AbsAttribute.TITLE,
                List.of(title),
                AbsAttribute.SIP_ADDRESS,
                List.of("sip:" + user + "@x.test"))));
  }

  private static UUID id(String user) {
    return UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8));
  }

  private static AbsValue address(String user) {
    return new AbsValue(9, "sip:" + user + "@x.test");
  }

  private static AbsContact contact(String user, AbsValue... values) {
    return new AbsContact(id(user), List.of(values));
  }

  private List<String> names() {
    return shelf.list().stream().map(AbsFileName::asString).sorted().toList();
  }

  private List<AbsContact> read(String name) throws IOException {
    return read(shelf, AbsFileName.parse(name).orElseThrow());
  }

  private static List<AbsContact> read(FileShelf shelf, AbsFileName name) throws IOException {
    List<AbsContact> contacts = new ArrayList<>();
    try (AbsReader reader = new AbsReader(shelf.open(name))) {
      for (Optional<AbsContact> next = reader.next(); next.isPresent(); next = reader.next()) {
        contacts.add(next.get());
      }
    }
    return contacts;
  }
}
