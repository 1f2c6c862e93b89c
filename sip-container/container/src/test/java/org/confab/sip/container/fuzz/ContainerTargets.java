package org.confab.sip.container.fuzz;

import java.util.List;
import java.util.stream.Stream;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.fuzz.FuzzTargets;
import org.confab.sip.container.stack.StackTargets;
import org.confab.sip.container.transport.TransportTargets;

/** All targets of this module. */
public final class ContainerTargets implements FuzzTargets {
  @Override
  public List<FuzzTarget<?>> all() {
    return Stream.of(TransportTargets.all(), StackTargets.all()).flatMap(List::stream).toList();
  }
}
