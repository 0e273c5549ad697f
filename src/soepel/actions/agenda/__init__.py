"""Appointments, and the call that stands for one."""
