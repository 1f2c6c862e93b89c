package org.confab.bench.presence;

import java.util.List;
import org.confab.bench.sip.Communicator;
import org.confab.bench.sip.Message;
import org.confab.bench.sip.Request;

/** How watchers of Confab subscribe and are told. */
enum Dialect {
  /** As Communicator does: batched subscription, first state in the 200, unanswered BENOTIFY. */
  BATCH("BENOTIFY", "b") {
    @Override
    Request subscribe(String watcher, String publisher) {
      return BatchSubscription.of(watcher, List.of(publisher));
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
