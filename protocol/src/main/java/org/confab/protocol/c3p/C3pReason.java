package org.confab.protocol.c3p;

import java.util.Arrays;
import java.util.Optional;

/** The one table of reasons that a failed C3P command gives ([MS-CONFBAS] 2.2.3). */
public enum C3pReason {
  ANONYMOUS_USERS_NOT_ALLOWED("anonymousUsersNotAllowed"),
  CONFERENCE_DOESNT_EXIST("conferenceDoesntExist"),
  CONFERENCE_EXISTS_ALREADY("conferenceExistsAlready"),
  ENDPOINT_DOESNT_EXIST("endpointDoesntExist"),
  ENTITY_SETTINGS_TOO_LARGE("entitySettingsTooLarge"),
  FORBIDDEN("forbidden"),
  INVALID_ADMISSION_POLICY("invalidAdmissionPolicy"),
  INVALID_CONFERENCE_ID("invalidConferenceId"),
  INVALID_ENCRYPTION_KEY("invalidEncryptionKey"),
  INVALID_ENCRYPTION_KEY_USED("invalidEncryptionKeyUsed"),
  INVALID_EXPIRY_TIME("invalidExpiryTime"),
  INVALID_PASSCODE("invalidPasscode"),
  INVALID_ROLE("invalidRole"),
  INVALID_USER_ENTITY("invalidUserEntity"),
  INVALID_VERSION("invalidVersion"),
  MAXIMUM_CONFERENCES_EXCEEDED("maximumConferencesExceeded"),
  MAXIMUM_MEETING_SIZE_EXCEEDED("maximumMeetingSizeExceeded"),
  MCU_TYPE_NOT_AVAILABLE("mcuTypeNotAvailable"),
  MEDIA_DOESNT_EXIST("mediaDoesntExist"),
  NOT_SUPPORTED("notSupported"),
  NOTIFICATION_DATA_TOO_LARGE("notificationDataTooLarge"),
  ORGANIZER_ROAMING_DATA_TOO_LARGE("organizerRoamingDataTooLarge"),
  OTHER_FAILURE("otherFailure"),
  PREVIOUS_REQUEST_PENDING("previousRequestPending"),
  REQUEST_MALFORMED("requestMalformed"),
  REQUEST_TOO_LARGE("requestTooLarge"),
  SERVER_BUSY("serverBusy"),
  TIME_OUT("timeOut"),
  UNAUTHORIZED("unauthorized"),
  USER_DOESNT_EXIST("userDoesntExist");

  private final String wireName;

  C3pReason(String wireName) {
    this.wireName = wireName;
  }

  /** The value of the {@code reason} attribute. */
  public String wireName() {
    return wireName;
  }

  /** The reason of that name. */
  public static Optional<C3pReason> find(String wireName) {
    return Arrays.stream(values()).filter(row -> row.wireName.equals(wireName)).findFirst();
  }
}
