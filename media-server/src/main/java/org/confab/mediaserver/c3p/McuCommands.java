package org.confab.mediaserver.c3p;

import static org.confab.protocol.c3p.C3pCodec.NAMESPACE;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.mcu.Conference;
import org.confab.mediaserver.mcu.McuRefused;
import org.confab.mediaserver.mcu.Mcus;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.McuCommand;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.MediaOrder;
import org.confab.protocol.mcu.Provision;
import org.confab.protocol.mcu.RoomChange;
import org.confab.protocol.xml.XmlElement;

/**
 * Carries out what the server commands: one row for each command, from its element to the element
 * of the answer. What cannot be read is {@code requestMalformed}, whatever else is wrong has the
 * reason that {@link McuRefused} gives.
 */
public final class McuCommands {
  private final Mcus mcu;
  private final Supplier<McuDescription> self;
  private final Figures figures;
  private final Map<McuCommand, Function<XmlElement, XmlElement>> table =
      new EnumMap<>(McuCommand.class);

  /**
   * @param self what this MCU is like at the moment
   */
  public McuCommands(Mcus mcu, Supplier<McuDescription> self, Figures figures) {
    this.mcu = mcu;
    this.self = self;
    this.figures = figures;
    table.put(McuCommand.GET_MCU, this::describe);
    table.put(McuCommand.PING, this::describe);
    table.put(McuCommand.ADD_CONFERENCE, this::addConference);
    table.put(McuCommand.DELETE_CONFERENCE, this::deleteConference);
    table.put(McuCommand.MODIFY_CONFERENCE, this::modifyConference);
    table.put(McuCommand.MODIFY_CONFERENCE_LOCK, this::modifyConferenceLock);
    table.put(McuCommand.GET_CONFERENCE, this::getConference);
    table.put(McuCommand.ADD_USER, this::addUser);
    table.put(McuCommand.DELETE_USER, this::deleteUser);
    table.put(McuCommand.MODIFY_USER_ROLES, this::modifyUserRoles);
    table.put(McuCommand.MODIFY_ENDPOINT_ROLE, this::modifyEndpointRole);
    table.put(McuCommand.MODIFY_ENDPOINT_MEDIA, this::modifyEndpointMedia);
    table.put(McuCommand.MODIFY_USERS_MEDIA_FILTERS, this::modifyUsersMediaFilters);
  }

  /** Carries out a request; always gives an answer. */
  public C3pResponse answer(C3pRequest request) {
    C3pResponse response = carriedOut(request);
    boolean done = response.code() == C3pCode.SUCCESS;
    figures.count(done ? Counter.COMMANDS_DONE : Counter.COMMANDS_FAILED);
    return response;
  }

  private C3pResponse carriedOut(C3pRequest request) {
    Function<XmlElement, XmlElement> row =
        McuCommand.find(request.command().name()).map(table::get).orElse(null);
    if (row == null) {
      return request.failure(C3pReason.NOT_SUPPORTED);
    }
    try {
      return request.success(row.apply(request.command()));
    } catch (McuRefused refused) {
      return request.failure(refused.reason());
    } catch (IllegalArgumentException malformed) {
      return request.failure(C3pReason.REQUEST_MALFORMED);
    } catch (RejectedExecutionException behind) {
      return request.failure(C3pReason.SERVER_BUSY);
    }
  }

  private static XmlElement done(XmlElement command) {
    return XmlElement.of(NAMESPACE, command.name());
  }

  private Conference<?> conference(ConferenceUri uri) {
    return mcu.find(uri).orElseThrow(() -> new McuRefused(C3pReason.CONFERENCE_DOESNT_EXIST));
  }

  /**
   * Permission was asked for the conference that {@code mcuUri} names, so no other may be meant.
   */
  private static void requireTarget(XmlElement command, ConferenceUri meant) {
    if (!ConferenceUri.parse(command.required("mcuUri")).equals(Optional.of(meant))) {
      throw new IllegalArgumentException("conference-info of another conference");
    }
  }

  private XmlElement describe(XmlElement command) {
    return done(command).with(self.get().element());
  }

  private XmlElement addConference(XmlElement command) {
    Provision provision = Provision.read(command);
    requireTarget(command, provision.conference().uri());
    Conference<?> conference = mcu.provision(provision);
    return done(command).with(conference.given().element());
  }

  private XmlElement deleteConference(XmlElement command) {
    boolean moved = command.attribute("moved").map(Boolean::parseBoolean).orElse(false);
    if (!mcu.end(CommandKeys.read(command).conference(), moved)) {
      throw new McuRefused(C3pReason.CONFERENCE_DOESNT_EXIST);
    }
    return done(command);
  }

  private XmlElement modifyConference(XmlElement command) {
    RoomChange change = RoomChange.read(command.requiredChild("conference-info"));
    requireTarget(command, change.uri());
    conference(change.uri()).change(change);
    return done(command);
  }

  private XmlElement modifyConferenceLock(XmlElement command) {
    String locked = command.requiredChild("locked").text();
    if (!locked.equals("true") && !locked.equals("false")) {
      throw new IllegalArgumentException("neither true nor false: " + locked);
    }
    conference(CommandKeys.read(command).conference()).lock(Boolean.parseBoolean(locked));
    return done(command);
  }

  private XmlElement getConference(XmlElement command) {
    return done(command).with(conference(CommandKeys.read(command).conference()).whole().element());
  }

  private XmlElement addUser(XmlElement command) {
    LegOrder order = LegOrder.read(command);
    conference(order.conference()).order(order);
    return done(command);
  }

  private XmlElement deleteUser(XmlElement command) {
    CommandKeys keys = CommandKeys.read(command);
    if (!conference(keys.conference()).remove(keys.requiredUser(), keys.endpoint())) {
      throw new McuRefused(
          keys.endpoint().isPresent()
              ? C3pReason.ENDPOINT_DOESNT_EXIST
              : C3pReason.USER_DOESNT_EXIST);
    }
    return done(command);
  }

  private XmlElement modifyUserRoles(XmlElement command) {
    CommandKeys keys = CommandKeys.read(command);
    Role role = role(command, "user-roles");
    if (!conference(keys.conference()).role(keys.requiredUser(), role)) {
      throw new McuRefused(C3pReason.USER_DOESNT_EXIST);
    }
    return done(command);
  }

  private XmlElement modifyEndpointRole(XmlElement command) {
    CommandKeys keys = CommandKeys.read(command);
    Role role = role(command, "endpoint-roles", "user-roles", "roles");
    if (!conference(keys.conference()).role(keys.requiredUser(), keys.requiredEndpoint(), role)) {
      throw new McuRefused(C3pReason.ENDPOINT_DOESNT_EXIST);
    }
    return done(command);
  }

  /** Clients differ in what they call the roles of an endpoint. */
  private static Role role(XmlElement command, String... spellings) {
    return Arrays.stream(spellings)
        .flatMap(roles -> command.path(roles, "entry").stream())
        .findFirst()
        .flatMap(entry -> Role.find(entry.text()))
        .orElseThrow(() -> new McuRefused(C3pReason.INVALID_ROLE));
  }

  private XmlElement modifyEndpointMedia(XmlElement command) {
    CommandKeys keys = CommandKeys.read(command);
    boolean blocked =
        MediaFilters.isBlock(
            command.requiredChild("media").requiredChild("media-ingress-filter").text());
    String medium = command.requiredChild("media").attribute("id").orElse("");
    if (!conference(keys.conference())
        .block(keys.requiredUser(), keys.requiredEndpoint(), medium, blocked)) {
      throw new McuRefused(C3pReason.ENDPOINT_DOESNT_EXIST);
    }
    return done(command);
  }

  private XmlElement modifyUsersMediaFilters(XmlElement command) {
    MediaOrder order = MediaOrder.read(command);
    conference(CommandKeys.read(command).conference()).filters(order);
    return done(command);
  }
}
