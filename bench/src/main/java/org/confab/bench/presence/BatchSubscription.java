package org.confab.bench.presence;

import java.util.List;
import org.confab.bench.sip.Request;

/** A batched subscription as Communicator's: first state in the 200, BENOTIFY afterwards. */
public final class BatchSubscription {
  private BatchSubscription() {}

  /** That watcher wants to be told of those people. */
  public static Request of(String watcher, List<String> people) {
    return of(ConfabSide.subscription(watcher), watcher, people);
  }

  /** That watcher wants to know of one person once, and no more. */
  public static Request poll(String watcher, String whom) {
    Request once = new Request("SUBSCRIBE", watcher).with("Event", "presence").with("Expires", "0");
    return of(once, watcher, List.of(whom));
  }

  private static Request of(Request request, String watcher, List<String> people) {
    StringBuilder resources = new StringBuilder();
    people.forEach(uri -> resources.append("<resource uri=\"").append(uri).append("\"/>"));
    return request
        .with("Accept", "application/msrtc-event-categories+xml, application/rlmi+xml")
        .with("Accept", "multipart/related, text/xml+msrtc.pidf")
        .with("Supported", "com.microsoft.autoextend")
        .with("Supported", "ms-benotify")
        .with("Supported", "ms-piggyback-first-notify")
        .with("Supported", "eventlist")
        .with("Require", "adhoclist, categoryList")
        .body(
            "application/msrtc-adrl-categorylist+xml",
            "<batchSub xmlns=\"http://schemas.microsoft.com/2006/01/sip/batch-subscribe\" uri=\""
                + watcher
                + "\" name=\"\"><action name=\"subscribe\" id=\"63792024\"><adhocList>"
                + resources
                + "</adhocList><categoryList"
                + " xmlns=\"http://schemas.microsoft.com/2006/09/sip/categorylist\">"
                + "<category name=\"calendarData\"/><category name=\"contactCard\"/>"
                + "<category name=\"note\"/><category name=\"state\"/>"
                + "</categoryList></action></batchSub>");
  }
}
