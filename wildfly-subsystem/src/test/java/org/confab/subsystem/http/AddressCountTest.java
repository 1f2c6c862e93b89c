package org.confab.subsystem.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressCountTest {
  private static final int MOST = 3;

  private final AddressCount count = new AddressCount();

  private static InetAddress address(int last) throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }

  private List<Runnable> fill(InetAddress address) {
    List<Runnable> places = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      places.add(count.enter(address, MOST).orElseThrow());
    }
    return places;
  }

  @Test
  void anAddressGetsNoMoreThanItsConnectionsAndOthersGetTheirs() throws UnknownHostException {
    fill(address(1));
    assertThat(count.enter(address(1), MOST)).isEmpty();
    assertThat(count.enter(address(2), MOST)).isPresent();
  }

  @Test
  void whoLeavesMakesRoomForOneHoweverOftenThatIsTold() throws UnknownHostException {
    Runnable leaving = fill(address(1)).get(0);
    leaving.run();
    leaving.run();
    assertThat(count.enter(address(1), MOST)).isPresent();
    assertThat(count.enter(address(1), MOST)).isEmpty();
  }

  @Test
  void anotherBoundHoldsForTheNextConnection() throws UnknownHostException {
    fill(address(1));
    assertThat(count.enter(address(1), MOST + 1)).isPresent();
    assertThat(count.enter(address(1), MOST - 1)).isEmpty();
  }

  @Test
  void anAddressWithoutConnectionsIsForgotten() throws UnknownHostException {
    List<Runnable> places = fill(address(1));
    Optional<Runnable> refused = count.enter(address(1), MOST);
    assertThat(refused).isEmpty();
    assertThat(count.addresses()).isEqualTo(1);
    places.forEach(Runnable::run);
    assertThat(count.addresses()).isZero();
  }
}
