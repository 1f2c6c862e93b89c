package org.confab.bench.presence;

import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.bench.sip.Communicator;
import org.confab.bench.sip.Request;

/**
 * Publishes the state of a machine, as Communicator does when its user comes and goes: two
 * instances, in containers 2 and 3, of which the server makes what watchers see.
 */
public final class StatePublisher {
  /** Availability of number 0. */
  public static final int BASE = 3500;

  private static final long INSTANCE = 993_308_598L;
  private static final Pattern VERSION =
      Pattern.compile("instance=\"" + INSTANCE + "\"[^>]* version=\"(\\d+)\"");

  private final Communicator publisher;
  private long version;

  /** Of that person, who has signed in. */
  public StatePublisher(Communicator publisher) {
    this.publisher = publisher;
  }

  /** Publishes availability {@link #BASE} plus the number. */
  public CompletableFuture<Void> publish(int number) {
    String user = publisher.aor();
    Request request =
        new Request("SERVICE", user)
            .body(
                "application/msrtc-category-publish+xml",
                "<publish xmlns=\"http://schemas.microsoft.com/2006/09/sip/rich-presence\">"
                    + "<publications uri=\""
                    + user
                    + "\">"
                    + publication(2, number)
                    + publication(3, number)
                    + "</publications></publish>");
    return publisher.ask(request).thenAccept(answer -> version = next(answer.text()));
  }

  private String publication(int container, int number) {
    return "<publication categoryName=\"state\" instance=\"%d\" container=\"%d\" version=\"%d\""
            .formatted(INSTANCE, container, version)
        + " expireType=\"endpoint\">"
        + "<state xmlns=\"http://schemas.microsoft.com/2006/09/sip/state\" manual=\"false\""
        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"machineState\">"
        + "<availability>%d</availability><endpointLocation/></state></publication>"
            .formatted(BASE + number);
  }

  private static long next(String answer) {
    Matcher version = VERSION.matcher(answer);
    if (!version.find()) {
      throw new IllegalStateException("no version of what was published:\n" + answer);
    }
    return Long.parseLong(version.group(1));
  }
}
