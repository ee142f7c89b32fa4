"""Messages that leave: neutral ones to members, by mail or SMS, in the hours that each has said are safe.

A message is a code of the content, never a free text; whoever reads it on the way learns only that something waits.
Other packages that write letters of their own hand them to the same carrier of mail.
"""
