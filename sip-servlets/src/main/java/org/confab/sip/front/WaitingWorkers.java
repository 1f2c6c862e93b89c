package org.confab.sip.front;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import org.confab.core.Waiting;
import org.confab.sip.edge.WorkerPlaces;

/** A worker that waits for the database lets another message be served, from this WAR's start. */
@ApplicationScoped
public class WaitingWorkers {
  void start(
      @Observes @Initialized(ApplicationScoped.class) Object started,
      Waiting waiting,
      WorkerPlaces places) {
    waiting.tell(places::leave, places::comeBack);
  }
}
