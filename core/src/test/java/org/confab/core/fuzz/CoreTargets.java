package org.confab.core.fuzz;

import java.util.List;
import java.util.stream.Stream;
import org.confab.core.backup.BackupTargets;
import org.confab.core.directorysync.EntryTargets;
import org.confab.core.location.PlaceTargets;
import org.confab.core.policy.PolicyTargets;
import org.confab.core.trace.MaskTargets;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.fuzz.FuzzTargets;

/** All targets of this module. */
public final class CoreTargets implements FuzzTargets {
  @Override
  public List<FuzzTarget<?>> all() {
    return Stream.of(
            WordTargets.all(),
            StoredTargets.all(),
            SettingTargets.all(),
            PlaceTargets.all(),
            PolicyTargets.all(),
            BackupTargets.all(),
            EntryTargets.all(),
            MaskTargets.all())
        .flatMap(List::stream)
        .toList();
  }
}
