package org.confab.mediaserver.avmcu;

import java.util.List;
import org.confab.mediaserver.avmcu.FakeEngine.FakeLeg;
import org.confab.protocol.mcu.LegMedia;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.Provision;

/** A conference of sound and pictures, for tests of what becomes of its legs. */
abstract class OneAvConference {
  final TestAvMcu mcu = new TestAvMcu();
  final AvConference conference = provide(0, List.of());

  AvConference provide(long generation, List<LegOrder> legs) {
    return (AvConference)
        mcu.mcus.provision(new Provision(TestAvMcu.settings(generation, MediaFilters.OPEN), legs));
  }

  FakeLeg leg(int n) {
    return mcu.engine.legs.get(n);
  }

  McuLeg told(AvConference where) {
    return where.whole().members().get(0).legs().get(0);
  }

  LegMedia media() {
    return told(conference).media().get(0);
  }
}
