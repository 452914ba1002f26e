@echo off
rem To be double-clicked: asks what is to be done, and does it.
setlocal
title Community safety analytics
call "%~dp0csp.cmd" start
if errorlevel 1 pause
