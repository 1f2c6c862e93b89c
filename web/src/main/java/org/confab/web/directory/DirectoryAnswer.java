package org.confab.web.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.ejb.directorysync.DirectoryOffice;
import org.confab.web.answer.Member;

/** How the directory is followed. */
record DirectoryAnswer(
    @Member(example = "ldaps://dc1.example.com") String servers,
    @Member("How it stands, in words") String standing,
    boolean well,
    @Member("Whether it is being read now") boolean busy,
    @Member("When it was last followed; empty for never") String followed,
    @Member("When it was last read as a whole; empty for never") String completed,
    long users,
    @Member("How many of its people have no account") long outsiders,
    long lists,
    @Member("Its entries that have become nothing") List<RefusedLinkAnswer> refused) {

  /** An entry of the directory that has become nothing. */
  record RefusedLinkAnswer(
      @Member(example = "cn=x") String name, @Member(example = "no address") String why) {}

  static DirectoryAnswer of(DirectoryOffice.Status status) {
    return new DirectoryAnswer(
        String.join(" ", status.servers()),
        status.standing().sentence(),
        status.standing().trouble().isEmpty(),
        status.busy(),
        text(status.state().followed()),
        text(status.state().completed()),
        status.users(),
        status.outsiders(),
        status.lists(),
        status.refused().stream()
            .map(link -> new RefusedLinkAnswer(link.name().normalised(), link.refused()))
            .toList());
  }

  private static String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse("");
  }
}
