@echo off
rem To be double-clicked: asks what is to be done, and does it.
setlocal
title Community safety analytics
chcp 65001 >nul
"%~dp0runtime\node.exe" "%~dp0dist\pipeline\cli.js" start
if errorlevel 1 pause
