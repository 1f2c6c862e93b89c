package org.confab.web.fuzz;

import java.util.List;
import java.util.stream.Stream;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.fuzz.FuzzTargets;
import org.confab.web.access.LoginTargets;
import org.confab.web.traces.TraceTargets;
import org.confab.web.users.UserTargets;

/** All targets of this module. */
public final class WebTargets implements FuzzTargets {
  @Override
  public List<FuzzTarget<?>> all() {
    return Stream.of(BodyTargets.all(), UserTargets.all(), TraceTargets.all(), LoginTargets.all())
        .flatMap(List::stream)
        .toList();
  }
}
