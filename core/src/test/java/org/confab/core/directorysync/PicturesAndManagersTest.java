package org.confab.core.directorysync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.directorysync.Entries.at;
import static org.confab.core.directorysync.Entries.id;

import java.util.List;
import java.util.Optional;
import org.confab.core.photos.Photo;
import org.confab.core.photos.PhotoFacts;
import org.confab.core.photos.Pictures;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What people of the directory look like, and whom they report to. */
class PicturesAndManagersTest extends FollowedDirectory {
  private static final Photo ONE = Pictures.photo("one");
  private static final Photo TWO = Pictures.photo("two");

  private static DirectoryPerson person(
      String name, Optional<String> manager, Optional<Photo> photo) {
    DirectoryPerson as = Entries.person(name);
    return new DirectoryPerson(
        as.id(),
        as.name(),
        as.address(),
        true,
        as.card(),
        manager.map(Entries::at),
        photo,
        Optional.empty());
  }

  private Optional<PhotoFacts> shown(String name) {
    SipUri user = sip(name);
    return Optional.ofNullable(accounts.photos.facts(List.of(user)).get(user));
  }

  @Test
  void aPictureComesWithItsPersonAndFollowsWhatTheDirectoryHas() {
    directory.put(person("alice", Optional.empty(), Optional.of(ONE)));
    run();
    assertThat(shown("alice")).contains(ONE.facts());
    assertThat(accounts.done).containsExactly("pictures");

    directory.put(person("alice", Optional.empty(), Optional.of(TWO)));
    run();
    assertThat(shown("alice")).contains(TWO.facts());

    directory.put(person("alice", Optional.empty(), Optional.empty()));
    run();
    assertThat(shown("alice")).isEmpty();
    assertThat(accounts.done).containsExactly("pictures", "pictures", "pictures");

    run();
    assertThat(accounts.done).as("nothing has changed").hasSize(3);
  }

  @Test
  void whoIsLookedAtOnceMoreKeepsThePictureThatHeHas() {
    directory.put(person("alice", Optional.empty(), Optional.of(ONE)));
    run();
    DirectoryPerson alice = Entries.person("alice", "bob@litwareinc.com");
    directory.put(person("bob", Optional.empty(), Optional.empty()));
    run();
    directory.put(
        new DirectoryPerson(
            alice.id(),
            alice.name(),
            alice.address(),
            true,
            alice.card(),
            Optional.empty(),
            Optional.of(TWO),
            Optional.empty()));
    run();
    assertThat(shown("alice")).as("refused, bob has that address").contains(ONE.facts());
    assertThat(Entries.person("x").withoutPhoto().photoTold()).isTrue();
    assertThat(person("x", Optional.empty(), Optional.of(ONE)).withoutPhoto().photoTold())
        .isFalse();
  }

  @Test
  void whereTheSuperiorIsIsKeptAndFollowed() {
    directory.put(person("bob", Optional.of("alice"), Optional.empty()));
    directory.put(person("alice", Optional.empty(), Optional.empty()));
    run();
    assertThat(links.manager(id("bob"))).contains(at("alice"));
    assertThat(links.manager(id("alice"))).isEmpty();

    directory.put(person("bob", Optional.empty(), Optional.empty()));
    run();
    assertThat(links.manager(id("bob"))).isEmpty();
  }

  @Test
  void theSuperiorOfSomebodyWithoutAnAccountIsKeptToo() {
    DirectoryPerson as = Entries.withoutAddress("dan");
    directory.put(
        new DirectoryPerson(
            as.id(),
            as.name(),
            as.address(),
            true,
            as.card(),
            Optional.of(at("x")),
            Optional.of(ONE),
            Optional.empty()));
    run();
    assertThat(links.manager(id("dan"))).contains(at("x"));
    assertThat(accounts.photos.any()).isFalse();
  }
}
