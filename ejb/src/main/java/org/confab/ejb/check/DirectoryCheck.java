package org.confab.ejb.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.core.check.CheckFailed;
import org.confab.core.check.Outcome;
import org.confab.core.check.Trouble;
import org.confab.core.directorysync.DirectoryFollower;
import org.confab.core.directorysync.DirectoryUnavailable;
import org.confab.ejb.directorysync.DirectoryOffice;

/** Whether the directory answers now, and was followed without trouble. */
final class DirectoryCheck {
  private static final Pattern INNERMOST = Pattern.compile("\\w+Exception\\(([^()=]+)\\)");
  private static final Pattern STORY = Pattern.compile(",? An error occurred ");

  private final DirectoryOffice directory;

  DirectoryCheck(DirectoryOffice directory) {
    this.directory = directory;
  }

  Outcome perform() {
    Optional<DirectoryFollower.Standing> standing = directory.standing();
    if (standing.isEmpty()) {
      return new Outcome.Absent("no directory is followed");
    }
    try {
      directory.reach();
    } catch (DirectoryUnavailable gone) {
      CheckFailed failed =
          new CheckFailed(Trouble.DIRECTORY_UNREACHABLE, plain(String.valueOf(gone.getMessage())));
      failed.initCause(gone);
      throw failed;
    }
    DirectoryFollower.Standing now = standing.get();
    if (now.trouble().isPresent()) {
      return new Outcome.Warning(
          "the directory answers",
          Trouble.DIRECTORY_NOT_READ.because(
              now.since().map(Object::toString).orElse("its start"), now.trouble().get()));
    }
    return new Outcome.Fine(now.sentence());
  }

  /** The library tells everything that it went through; what went wrong is innermost. */
  static String plain(String message) {
    Matcher reasons = INNERMOST.matcher(message);
    String reason = "";
    while (reasons.find()) {
      reason = reasons.group(1);
    }
    return reason.isEmpty() ? message : STORY.split(message, 2)[0] + " (" + reason + ")";
  }
}
