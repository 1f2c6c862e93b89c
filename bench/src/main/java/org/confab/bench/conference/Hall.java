package org.confab.bench.conference;

import java.util.List;
import org.confab.bench.server.ProcessFigures;

/** A server with rooms. */
interface Hall extends AutoCloseable {
  /** Its name in tables. */
  String name();

  /** What the server's process uses. */
  ProcessFigures figures();

  /** Opens a new room, and signs that many people in who will meet there. */
  List<Member> gather(int people);

  @Override
  void close();
}
