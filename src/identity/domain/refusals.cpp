#include "identity/domain/refusals.hpp"

#include <utility>

namespace beanq::identity {

using enum ErrorKind;

Refusal bad_credentials() {
    return refuse(unauthenticated, "auth.bad-credentials",
                  {"The e-mail address or the password is wrong.",
                   "Неверный адрес электронной почты или пароль."});
}

Refusal locked(std::chrono::seconds wait) {
    Error error{too_many_requests,
                "auth.locked",
                {"Too many wrong passwords. Try again later.",
                 "Слишком много неверных попыток. Попробуйте позже."}};
    error.retry_after = wait;
    return std::unexpected(std::move(error));
}

const Phrase deactivated{"This account is deactivated.", "Эта учётная запись отключена."};

Refusal user_inactive() { return refuse(forbidden, "auth.user-inactive", deactivated); }

Refusal inactive_session() { return refuse(unauthenticated, "auth.user-inactive", deactivated); }

Refusal session_ended() {
    return refuse(unauthenticated, "auth.session-ended",
                  {"This session has ended. Sign in again.", "Сеанс завершён. Войдите снова."});
}

Refusal token_invalid() {
    return refuse(unauthenticated, "auth.token-invalid",
                  {"The access token is not valid.", "Токен доступа недействителен."});
}

Refusal token_expired() {
    return refuse(unauthenticated, "auth.token-expired",
                  {"The access token has expired.", "Срок действия токена доступа истёк."});
}

Refusal refresh_invalid() {
    return refuse(unauthenticated, "auth.refresh-invalid",
                  {"The refresh token is not valid. Sign in again.",
                   "Токен обновления недействителен. Войдите снова."});
}

Refusal refresh_reused() {
    return refuse(
        unauthenticated, "auth.refresh-reused",
        {"This refresh token was used before, so its session was ended. Sign in again.",
         "Этот токен обновления уже использован, поэтому сеанс завершён. Войдите снова."});
}

Refusal from_elsewhere() {
    return refuse(forbidden, "auth.cross-site",
                  {"A session kept in a cookie is for this café's own pages.",
                   "Сеанс, хранимый в cookie, доступен только страницам этого кафе."});
}

Refusal email_taken() {
    return refuse(conflict, "user.email-taken",
                  {"There is an account with this e-mail address already.",
                   "Учётная запись с таким адресом электронной почты уже есть."});
}

Refusal user_unknown() {
    return refuse(not_found, "user.not-found",
                  {"There is no such user.", "Такого пользователя нет."});
}

Refusal session_unknown() {
    return refuse(not_found, "session.not-found",
                  {"There is no such session.", "Такого сеанса нет."});
}

Refusal outranked() {
    return refuse(forbidden, "user.outranks-you",
                  {"This takes a role that may do more than yours.",
                   "Для этого нужна роль с большими правами, чем ваша."});
}

Refusal not_permitted() {
    return refuse(forbidden, "auth.forbidden",
                  {"Your role does not allow this.", "Ваша роль этого не позволяет."});
}

Refusal last_admin() {
    return refuse(conflict, "user.last-admin",
                  {"The last active administrator must stay one.",
                   "Нельзя убрать последнего действующего администратора."});
}

Refusal stale_version() {
    return refuse(stale, "version.stale",
                  {"This was changed in the meantime. Read it again.",
                   "Данные успели измениться. Прочитайте их заново."});
}

Refusal location_unknown() {
    return refuse(invalid, "location.unknown", {"There is no such location.", "Такой точки нет."});
}

FieldError bad_email() {
    return {"/email",
            "field.format",
            {"must be an e-mail address", "должно быть адресом электронной почты"}};
}

FieldError bad_phone() {
    return {"/phone",
            "field.format",
            {"must be a telephone number of 5 to 15 digits",
             "должно быть номером телефона из 5–15 цифр"}};
}

FieldError bad_name() {
    return {"/name",
            "field.format",
            {"must be 1 to 120 characters", "должно быть длиной от 1 до 120 символов"}};
}

FieldError bad_password() {
    return {
        "/password", "field.format", {"must be 8 to 72 bytes", "должно быть длиной 8–72 байта"}};
}

FieldError wrong_password() {
    return {"/current_password",
            "field.wrong-password",
            {"is not your password", "не совпадает с вашим паролем"}};
}

FieldError same_password() {
    return {"/new_password",
            "field.same-password",
            {"must differ from the current one", "должен отличаться от нынешнего"}};
}

FieldError unknown_role() {
    return {"/role", "field.unknown-role", {"is not a role here", "такой роли здесь нет"}};
}

FieldError bad_cursor() {
    return {"?cursor",
            "field.cursor",
            {"is not a cursor of this list", "не является указателем этого списка"}};
}

}  // namespace beanq::identity
