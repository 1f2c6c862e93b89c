package org.confab.bench.presence;

import org.confab.bench.sip.Communicator;
import org.confab.bench.sip.Message;
import org.confab.bench.sip.Request;

/** How watchers of Confab subscribe and are told. */
enum Dialect {
  /** As Communicator does: batched subscription, first state in the 200, unanswered BENOTIFY. */
  BATCH("BENOTIFY", "b") {
    @Override
    Request subscribe(String watcher, String publisher) {
      return ConfabSide.subscription(watcher)
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
                  + "<resource uri=\""
                  + publisher
                  + "\"/></adhocList><categoryList"
                  + " xmlns=\"http://schemas.microsoft.com/2006/09/sip/categorylist\">"
                  + "<category name=\"calendarData\"/><category name=\"contactCard\"/>"
                  + "<category name=\"note\"/><category name=\"state\"/>"
                  + "</categoryList></action></batchSub>");
    }

    @Override
    void answer(Communicator watcher, Message notification) {
      if (!notification.is("BENOTIFY")) {
        throw new IllegalStateException("not a BENOTIFY:\n" + notification.text());
      }
    }
  },

  /** One subscription to one person, told by NOTIFY, which is answered. */
  NOTIFY("NOTIFY", "n") {
    @Override
    Request subscribe(String watcher, String publisher) {
      return ConfabSide.subscription(publisher)
          .with("Accept", "application/msrtc-event-categories+xml");
    }

    @Override
    void answer(Communicator watcher, Message notification) {
      watcher.accept(notification);
    }
  };

  private final String title;
  private final String prefix;

  Dialect(String title, String prefix) {
    this.title = title;
    this.prefix = prefix;
  }

  String title() {
    return title;
  }

  String publisher() {
    return prefix + "publisher";
  }

  String watcher(int at) {
    return prefix + at;
  }

  abstract Request subscribe(String watcher, String publisher);

  abstract void answer(Communicator watcher, Message notification);
}
