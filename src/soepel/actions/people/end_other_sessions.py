"""Signs an account out everywhere else."""

from soepel.records.models import User
from soepel.records.viewer import NotYours, Viewer


def end_other_sessions(viewer: Viewer) -> User:
    """The viewer's own account, of which no session counts any more. Raises NotYours.

    A session is bound to the password that an account had when it began. Nobody here has one: it is
    a random text that no password fits, and another one ends what was bound to it.
    """
    if viewer.user is None:
        raise NotYours
    user = User.objects.get(pk=viewer.user)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    return user
