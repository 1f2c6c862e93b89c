package org.confab.bench.presence;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.bench.sip.Communicator;
import org.confab.bench.sip.Request;

/**
 * Publishes a note for colleagues: an instance in the container of the own company, bound to the
 * endpoint. Watchers see its text as it is.
 */
public final class NotePublisher {
  /** What stands before the number in a notification. */
  static final byte[] BEFORE = "uri=\"\">".getBytes(StandardCharsets.US_ASCII);

  private static final String VERSION = "name=\"note\" instance=\"%d\"[^>]* version=\"(\\d+)\"";

  private final Communicator publisher;
  private final int instance;
  private final Pattern published;
  private long version;

  /** Of that person, who has signed in. */
  public NotePublisher(Communicator publisher) {
    this(publisher, 0);
  }

  /**
   * Of that person, who has signed in.
   *
   * @param instance of its own for each endpoint of a person, for versions are counted by instance
   */
  public NotePublisher(Communicator publisher, int instance) {
    this.publisher = publisher;
    this.instance = instance;
    this.published = Pattern.compile(VERSION.formatted(instance));
  }

  /** Publishes a note that says this number. */
  public CompletableFuture<Void> publish(int number) {
    String user = publisher.aor();
    Request request =
        new Request("SERVICE", user)
            .body(
                "application/msrtc-category-publish+xml",
                "<publish xmlns=\"http://schemas.microsoft.com/2006/09/sip/rich-presence\">"
                    + "<publications uri=\""
                    + user
                    + "\"><publication categoryName=\"note\" instance=\""
                    + instance
                    + "\" container=\"200\" version=\""
                    + version
                    + "\" expireType=\"endpoint\">"
                    + "<note xmlns=\"http://schemas.microsoft.com/2006/09/sip/note\">"
                    + "<body type=\"personal\" uri=\"\">"
                    + number
                    + "</body></note></publication></publications></publish>");
    return publisher.ask(request).thenAccept(answer -> version = next(answer.text()));
  }

  private long next(String answer) {
    Matcher version = published.matcher(answer);
    if (!version.find()) {
      throw new IllegalStateException("no version of what was published:\n" + answer);
    }
    return Long.parseLong(version.group(1));
  }
}
