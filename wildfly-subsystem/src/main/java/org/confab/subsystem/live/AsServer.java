package org.confab.subsystem.live;

import java.security.PrivilegedAction;
import java.util.function.DoubleSupplier;
import org.jboss.as.controller.access.InVmAccess;

/** Reads what the server tells only to those who may manage it, as the server itself. */
public final class AsServer {
  private AsServer() {}

  /** The number that this reads. */
  public static double read(DoubleSupplier number) {
    return InVmAccess.runInVm((PrivilegedAction<Double>) number::getAsDouble);
  }
}
